// The server as the editor sees it: found, started, started again, and never silently gone.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Connection } from './client';
import { inNode, interpreters, ofPath, onPython, probe, shown, type Launch } from './launch';
import { Restarts } from './restarts';
import { SECTION, wishes } from './settings';

export type State = 'starting' | 'running' | 'stopped';

const MOST_RESTARTS = 3;
const RESTARTS_MILLISECONDS = 180_000;

/** Finds, starts and watches the server. */
export class Server implements vscode.Disposable {
  connection: Connection | undefined;
  state: State = 'stopped';
  readonly #changed = new vscode.EventEmitter<State>();
  readonly onDidChange = this.#changed.event;
  readonly #restarts = new Restarts(MOST_RESTARTS, RESTARTS_MILLISECONDS);
  #last: Promise<void> = Promise.resolve(); // what was asked for is done one by one

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly showChecklist: (uri: string) => void,
  ) {}

  dispose(): void {
    this.#changed.dispose();
  }

  /** Starts the server anew, for whatever reason. */
  restart(): Promise<void> {
    this.#last = this.#last.then(async () => {
      await this.#stop();
      await this.#start();
    });
    return this.#last;
  }

  /** As `restart`, when somebody asked for it. */
  restartByHand(): Promise<void> {
    this.#restarts.forget();
    return this.restart();
  }

  stop(): Promise<void> {
    this.#last = this.#last.then(() => this.#stop());
    return this.#last;
  }

  /** The running server, or none after telling so. */
  async running(): Promise<Connection | undefined> {
    await this.#last;
    if (this.connection === undefined) this.#tell(vscode.l10n.t('The gklint server is not running.'), 'error', 'restart', 'log');
    return this.connection;
  }

  async #stop(): Promise<void> {
    const connection = this.connection;
    this.connection = undefined;
    this.#become('stopped');
    await connection?.stop();
  }

  async #start(): Promise<void> {
    this.#become('starting');
    const begun = Date.now();
    for await (const launch of this.#launches()) {
      this.log.info(`starting: ${shown(launch)}`);
      try {
        const connection = await Connection.open(launch, this.log, {
          ended: () => this.#ended(),
          checklist: this.showChecklist,
        });
        this.connection = connection;
        this.log.info(`${connection.name} ${connection.version} answers after ${Date.now() - begun} ms`);
        this.#become('running');
        this.#compare(connection);
        return;
      } catch (error) {
        await this.#failed(launch, error);
      }
    }
    this.#become('stopped');
    const none = vscode.l10n.t('The gklint server could not be started. Set gklint.interpreter to a Python 3.10 or later, or see the log for the reason.');
    this.#tell(none, 'error', 'settings', 'log');
  }

  /** The ways to start it, each found when the one before has failed. */
  async *#launches(): AsyncGenerator<Launch> {
    const { path: command, interpreter, runtime } = wishes();
    const tool = this.context.asAbsolutePath(path.join('bundled', 'tool'));
    if (command.length > 0) yield ofPath(command, process.env);
    if (interpreter.length > 0) {
      const launch = onPython('interpreter', interpreter, tool, process.env);
      const reason = await this.#reasonAgainst(launch);
      if (reason === '') yield launch;
      else this.#tell(vscode.l10n.t('gklint.interpreter cannot run the gklint server ({0}); another one is looked for.', reason), 'warning', 'settings', 'log');
    }
    if (runtime !== 'node') {
      // Not asked first whether they can: one that cannot ends at once, and asking takes as long as starting.
      for (const python of interpreters(process.platform)) yield onPython('python', python, tool, process.env);
    }
    if (runtime !== 'python') yield inNode(tool, process.env);
  }

  /** Why a Python cannot run the server; nothing if it can. */
  async #reasonAgainst(launch: Launch): Promise<string> {
    const { ok, reason, version } = await probe(launch);
    this.log.info(`${launch.command}: ${ok ? `Python ${version} can run the server` : reason}`);
    return ok ? '' : reason;
  }

  async #failed(launch: Launch, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    this.log.error(`${shown(launch)}: ${reason}`);
    if (launch.kind === 'path') {
      this.#tell(vscode.l10n.t('The command in gklint.path does not start a server ({0}); the bundled gklint is used.', reason), 'error', 'settings', 'log');
    }
  }

  /** A server of another version finds other things. */
  #compare(connection: Connection): void {
    const ours = String(this.context.extension.packageJSON.version);
    if (connection.launch.kind !== 'path') return;
    if (connection.name !== SECTION) {
      this.#tell(vscode.l10n.t('The command in gklint.path started a server that is not gklint.'), 'error', 'settings', 'log');
    } else if (connection.version !== ours) {
      this.#tell(vscode.l10n.t('gklint.path runs gklint {0}, this extension is made for {1}: some commands may not work.', connection.version, ours), 'warning', 'settings', 'log');
    }
  }

  /** It broke down. */
  #ended(): void {
    this.connection = undefined;
    this.#become('stopped');
    if (this.#restarts.allowed()) {
      this.#tell(vscode.l10n.t('The gklint server stopped unexpectedly and is started again.'), 'warning', 'log');
      void this.restart();
    } else {
      this.#tell(vscode.l10n.t('The gklint server stopped {0} times within a few minutes and is not started again.', this.#restarts.count), 'error', 'restart', 'log');
    }
  }

  #become(state: State): void {
    if (this.state === state) return;
    this.state = state;
    this.#changed.fire(state);
  }

  /** Tells people, once, with what they can do about it. */
  #tell(message: string, how: 'warning' | 'error', ...offers: readonly ('restart' | 'settings' | 'log')[]): void {
    this.log[how === 'error' ? 'error' : 'warn'](message);
    const buttons = new Map<string, () => unknown>();
    for (const offer of offers) {
      if (offer === 'restart') buttons.set(vscode.l10n.t('Restart'), () => this.restartByHand());
      if (offer === 'settings') buttons.set(vscode.l10n.t('Open Settings'), () => vscode.commands.executeCommand('workbench.action.openSettings', '@ext:gklint.gklint'));
      if (offer === 'log') buttons.set(vscode.l10n.t('Show Log'), () => this.log.show());
    }
    const show = how === 'error' ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
    void show(message, ...buttons.keys()).then((chosen) => chosen !== undefined && buttons.get(chosen)?.());
  }
}
