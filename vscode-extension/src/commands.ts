// What people can ask for by name.
import * as vscode from 'vscode';
import type { Connection } from './client';
import type { Server } from './server';
import { SECTION } from './settings';
import type { Overview, Status } from './status';
import { associate } from './toml';
import type { Views } from './views';

const FIRST_YEAR = 2008; // the first report that the Regulation asked for
const FORMS = [
  { label: 'txt', language: 'plaintext', suffix: '.txt' },
  { label: 'Markdown', language: 'markdown', suffix: '.md' },
  { label: 'HTML', language: 'html', suffix: '.html' },
] as const;

/** Makes the commands known to the editor. */
export function register(extension: vscode.Uri, server: Server, views: Views, status: Status, log: vscode.LogOutputChannel): vscode.Disposable {
  const commands: Record<string, (...args: unknown[]) => unknown> = {
    'gklint.restart': () => server.restartByHand(),
    'gklint.showLog': () => log.show(),
    'gklint.checkWorkspace': () => withServer(server, checkWorkspace),
    'gklint.fixReport': () => withReport(server, (connection, report) => fixAll(connection, report)),
    'gklint.showChecklist': (uri) => withReport(server, (_, report) => views.show('checklist', report), uri),
    'gklint.showTable': (uri) => withReport(server, (_, report) => views.show('table', report), uri),
    'gklint.explainRule': (rule) => explain(views, rule),
    'gklint.openExample': () => openExample(extension),
    'gklint.associateSchemas': () => withServer(server, (connection) => associate(connection, extension)),
    'gklint.newReportFromTemplate': () => withServer(server, newReport),
    'gklint.setYearOrLevel': () => withReport(server, async (connection, report) => {
      await setYearOrLevel(connection, report);
      status.refresh();
    }),
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)));
}

async function withServer(server: Server, act: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await server.running();
  if (connection !== undefined) await act(connection);
}

async function withReport(server: Server, act: (connection: Connection, report: vscode.Uri) => Promise<void>, given?: unknown): Promise<void> {
  const report = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  if (report === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a report first.'));
    return;
  }
  if (given instanceof vscode.Uri) await vscode.window.showTextDocument(given);
  await withServer(server, (connection) => act(connection, report));
}

async function checkWorkspace(connection: Connection): Promise<void> {
  connection.wholeWorkspace = true;
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking the reports of the workspace') };
  const { reports, withFindings } = await vscode.window.withProgress(progress, () =>
    connection.run<{ reports: number; withFindings: number }>('gklint.checkFolders'),
  );
  const told = vscode.l10n.t('{0} reports were checked, {1} of them have findings.', reports, withFindings);
  const show = vscode.l10n.t('Show Problems');
  const chosen = await vscode.window.showInformationMessage(told, ...(withFindings > 0 ? [show] : []));
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function fixAll(connection: Connection, report: vscode.Uri): Promise<void> {
  const any = await connection.run<boolean>('gklint.fixAll', connection.uriOf(report));
  if (!any) void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing here that can be fixed safely.'));
}

/** The rule that was named, that stands at the cursor, or that is asked for. */
async function explain(views: Views, given: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor === undefined ? [] : rulesAt(editor.document.uri, editor.selection.active);
  const rule = typeof given === 'string' ? given : here.length === 1 ? here[0]?.label : await asked(editor, here);
  if (rule !== undefined) await views.showRule(rule);
}

async function asked(editor: vscode.TextEditor | undefined, here: readonly vscode.QuickPickItem[]): Promise<string | undefined> {
  const title = vscode.l10n.t('Which rule?');
  const choice = here.length > 0 || editor === undefined ? here : rulesAt(editor.document.uri);
  if (choice.length > 0) return (await vscode.window.showQuickPick(choice, { title, matchOnDescription: true }))?.label;
  return (await vscode.window.showInputBox({ title, placeHolder: 'GK201' }))?.trim().toUpperCase();
}

/** The rules that found something in a text, or at a place of it, each with what it said. */
function rulesAt(uri: vscode.Uri, place?: vscode.Position): vscode.QuickPickItem[] {
  const found = vscode.languages.getDiagnostics(uri).filter((one) => one.source === SECTION);
  const rules = new Map<string, string>();
  for (const { code, message, range } of found) {
    const rule = String(typeof code === 'object' ? code.value : (code ?? ''));
    if (rule !== '' && !rules.has(rule) && (place === undefined || range.contains(place))) rules.set(rule, message.split('\n')[0] ?? '');
  }
  return [...rules].map(([label, description]) => ({ label, description }));
}

async function newReport(connection: Connection): Promise<void> {
  const now = new Date().getFullYear();
  const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, ago) => String(now - ago));
  // Last year's report is the one that is written now.
  years.splice(0, 2, ...years.slice(0, 2).reverse());
  const year = await vscode.window.showQuickPick(years, { title: vscode.l10n.t('Report of which year?') });
  if (year === undefined) return;
  const form = await vscode.window.showQuickPick(FORMS, { title: vscode.l10n.t('In which form?') });
  if (form === undefined) return;
  const content = await connection.run<string | null>('gklint.newReport', Number(year), form.suffix);
  if (content === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no template for {0}.', year));
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: form.language, content }));
}

/** A faulty report to try things on; it has no file, so nothing can be spoilt. */
async function openExample(extension: vscode.Uri): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', 'example.md'));
  const content = new TextDecoder().decode(bytes);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

async function setYearOrLevel(connection: Connection, report: vscode.Uri): Promise<void> {
  const uri = connection.uriOf(report);
  const overview = await connection.run<Overview | null>('gklint.overview', uri);
  const set = overview?.overrides ?? {};
  const year = { label: vscode.l10n.t('Set the year…'), description: overview?.year === null ? '' : String(overview?.year ?? '') };
  const level = { label: vscode.l10n.t('Set the level…'), description: overview?.level ?? '' };
  const back = { label: vscode.l10n.t('As the report says'), description: vscode.l10n.t('forget what was set here') };
  const offers = 'year' in set || 'level' in set ? [year, level, back] : [year, level];
  const chosen = await vscode.window.showQuickPick(offers, { title: vscode.l10n.t('For this report, until it is closed') });
  if (chosen === back) await connection.run('gklint.override', uri, { year: null, level: null });
  if (chosen === year) {
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t('Report of which year?'),
      value: String(overview?.year ?? new Date().getFullYear() - 1),
      validateInput: (text) => (/^(19|20)\d\d$/.test(text) ? undefined : vscode.l10n.t('A year in four digits')),
    });
    if (value !== undefined) await connection.run('gklint.override', uri, { year: Number(value) });
  }
  if (chosen === level) {
    const items = (overview?.levels ?? []).map(({ key, name }) => ({ label: name, description: key, key }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Of which level is the organ?') });
    if (picked !== undefined) await connection.run('gklint.override', uri, { level: picked.key });
  }
}
