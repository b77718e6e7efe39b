// Our schemas in Even Better TOML, which takes them from the settings alone.
import * as vscode from 'vscode';
import { below, joined, moved, SETTINGS_FILE, type Associations } from './associations';
import type { Connection } from './client';

const TOML_EXTENSION = 'tamasfe.even-better-toml';
const SECTION = 'evenBetterToml';
const KEY = 'schema.associations';

/** Has Even Better TOML hold gklint.toml everywhere, and this workspace's own rules, against our schemas. */
export async function associate(connection: Connection, extension: vscode.Uri): Promise<void> {
  if (vscode.extensions.getExtension(TOML_EXTENSION) === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Even Better TOML is not installed. gklint itself checks and completes its files.'));
    return;
  }
  const schemas = addressOf(extension);
  await set(vscode.ConfigurationTarget.Global, (known) => joined(known, { [SETTINGS_FILE]: `${schemas}/settings.json` }));
  const { ruleFolders } = await connection.run<{ ruleFolders: string[] }>('gklint.status');
  if (vscode.workspace.workspaceFolders !== undefined && ruleFolders.length > 0) {
    const rules = Object.fromEntries(ruleFolders.map((folder) => [below(folder), `${schemas}/rules.json`]));
    await set(vscode.ConfigurationTarget.Workspace, (known) => joined(known, rules));
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('Even Better TOML now knows the schemas of gklint.'));
}

/** Keeps what was associated right after an update, which moves the schemas. */
export async function keepAssociated(extension: vscode.Uri): Promise<void> {
  if (vscode.extensions.getExtension(TOML_EXTENSION) === undefined) return;
  for (const target of [vscode.ConfigurationTarget.Global, vscode.ConfigurationTarget.Workspace]) {
    await set(target, (known) => moved(known, addressOf(extension)));
  }
}

function addressOf(extension: vscode.Uri): string {
  return vscode.Uri.joinPath(extension, 'schemas').toString();
}

async function set(target: vscode.ConfigurationTarget, change: (known: Associations) => Associations | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const set = settings.inspect<Associations>(KEY);
  const known = target === vscode.ConfigurationTarget.Global ? set?.globalValue : set?.workspaceValue;
  const changed = change(known ?? {});
  if (changed !== undefined) await settings.update(KEY, changed, target);
}
