// The item in the status bar: what the active text was taken for, and how many errors it has.
import * as vscode from 'vscode';
import { SECTION } from './settings';
import type { Server } from './server';

/** What the server tells of a report; null of anything else. */
export interface Overview {
  readonly year: number | null;
  readonly level: string;
  readonly levels: readonly { readonly key: string; readonly name: string }[];
  readonly organ: string;
  readonly overrides: { readonly year?: number; readonly level?: string };
}

const WAIT_MILLISECONDS = 200; // diagnostics and keys come in bursts

/** Keeps the item true. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('gklint.status', vscode.StatusBarAlignment.Right, 100);
  readonly #registered: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    this.#item.name = 'gklint';
    this.#registered = [
      this.#item,
      server.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.refresh();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const active = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) this.refresh();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#registered) one.dispose();
  }

  /** Looks again, soon. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#show(), WAIT_MILLISECONDS);
  }

  async #show(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const { connection, state } = this.server;
    if (connection === undefined || document === undefined) this.#isReport(false);
    if (state === 'starting') return this.#write('$(sync~spin) gklint', vscode.l10n.t('The gklint server is starting'), 'gklint.showLog');
    if (connection === undefined) return this.#write('$(warning) gklint', vscode.l10n.t('The gklint server is not running. Click to start it.'), 'gklint.restart');
    if (document === undefined) return this.#item.hide();
    const overview = await connection.run<Overview | null>('gklint.overview', connection.uriOf(document.uri)).catch(() => null);
    if (document !== vscode.window.activeTextEditor?.document) return;
    this.#isReport(overview !== null);
    if (overview === null) return this.#item.hide();
    const found = vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === SECTION);
    const errors = found.filter((one) => one.severity === vscode.DiagnosticSeverity.Error).length;
    const year = overview.year === null ? vscode.l10n.t('year unknown') : vscode.l10n.t('report for {0}', overview.year);
    const count = errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors);
    const lines = [overview.organ, vscode.l10n.t('{0} findings in all', found.length), vscode.l10n.t('Click to set the year or the level of this report.')];
    this.#write(`${errors > 0 ? '$(error)' : '$(law)'} gklint: ${count} · ${year}`, lines.filter(Boolean).join('\n'), 'gklint.setYearOrLevel');
  }

  /** Commands for reports are offered in their menus only. */
  #isReport(value: boolean): void {
    void vscode.commands.executeCommand('setContext', 'gklint.isReport', value);
  }

  #write(text: string, tooltip: string, command: string): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.command = command;
    this.#item.show();
  }
}
