// Texts that the server makes, shown beside a report: its checklist, its tables, the page of a rule.
import * as vscode from 'vscode';
import type { Server } from './server';

const SCHEME = 'gklint';
const COMMANDS: Record<string, string> = { checklist: 'gklint.checklist', table: 'gklint.table', rule: 'gklint.explain' };

/** Gives the editor texts by their names, `gklint:checklist/…?uri of the report`. */
export class Views implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registered: vscode.Disposable[];

  constructor(private readonly server: () => Server) {
    this.#registered = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.#refresh(new Set(uris.map(String)))),
      this.#changed,
    ];
  }

  dispose(): void {
    for (const one of this.#registered) one.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const [what = ''] = uri.path.split('/');
    const connection = await this.server().running();
    if (connection === undefined) return '';
    const about = what === 'rule' ? uri.query : connection.uriOf(vscode.Uri.parse(uri.query));
    const text = await connection.run<string>(COMMANDS[what] ?? '', about).catch(String);
    if (text !== '') return text;
    if (what === 'rule') return vscode.l10n.t('There is no rule {0}.', uri.query);
    return vscode.l10n.t('This is no yearly report on information disclosure that gklint knows.');
  }

  /** Shows the checklist or the tables of a report beside it. */
  async show(what: 'checklist' | 'table', report: vscode.Uri): Promise<void> {
    const title = what === 'checklist' ? vscode.l10n.t('Checklist') : vscode.l10n.t('Tables');
    const name = report.path.split('/').at(-1) ?? '';
    // The title last: a name that ends in .md would be shown as Markdown, with its columns broken by wrapped lines.
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `${what}/${name} ${title}`, query: report.toString() });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  }

  /** Shows the page of a rule as it is meant to be read. */
  async showRule(rule: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `rule/${rule}.md`, query: rule });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  /** What is shown of reports that were looked at again is asked for again. */
  #refresh(reports: ReadonlySet<string>): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === SCHEME && reports.has(vscode.Uri.parse(uri.query).toString())) this.#changed.fire(uri);
    }
  }
}
