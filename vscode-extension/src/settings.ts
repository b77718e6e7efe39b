// What the user has set, read from the editor.
import * as vscode from 'vscode';
import type { Wishes } from './launch';

export const SECTION = 'gklint';

// What is passed on to the server. Only what somebody has set: the rest is said by gklint.toml.
const PASSED_ON = ['select', 'ignore', 'severity', 'year', 'level', 'lang', 'previous', 'rules'] as const;
// What takes a new server to come into effect.
export const RESTARTING = ['path', 'interpreter', 'runtime', 'files.include'].map((key) => `${SECTION}.${key}`);

/** How the server is to be started. A folder that is not trusted has no say in it. */
export function wishes(): Wishes {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const trusted = vscode.workspace.isTrusted;
  return {
    path: trusted ? words(settings.get('path')) : [],
    interpreter: trusted ? words(settings.get('interpreter')) : [],
    runtime: settings.get<Wishes['runtime']>('runtime', 'auto'),
  };
}

/** The globs of the files that are looked at; none means all. */
export function include(): string[] {
  return words(vscode.workspace.getConfiguration(SECTION).get('files.include'));
}

/** The settings of a folder, or of all, that somebody has set. */
export function passedOn(scope: vscode.Uri | undefined): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration(SECTION, scope ?? null);
  const told: Record<string, unknown> = {};
  for (const key of PASSED_ON) {
    const set = settings.inspect(key);
    const somebody = [set?.workspaceFolderValue, set?.workspaceValue, set?.globalValue].some((one) => one !== undefined);
    if (somebody) told[key] = settings.get(key);
  }
  return told;
}

function words(value: unknown): string[] {
  const list = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}
