// Where the editor begins and ends.
import * as vscode from 'vscode';
import { register } from './commands';
import { Server } from './server';
import { RESTARTING } from './settings';
import { Status } from './status';
import { keepAssociated } from './toml';
import { Views } from './views';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('gklint', { log: true });
  const views: Views = new Views(() => made);
  const made = new Server(context, log, (uri) => void views.show('checklist', vscode.Uri.parse(uri)));
  server = made;
  const status = new Status(made);
  context.subscriptions.push(
    log,
    views,
    made,
    status,
    register(context.extensionUri, made, views, status, log),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (RESTARTING.some((key) => change.affectsConfiguration(key))) void made.restartByHand();
    }),
    // What the folder sets counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void made.restartByHand()),
  );
  void made.restart();
  void keepAssociated(context.extensionUri);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
