// The connection to one running server.
import { spawn, type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, type LanguageClientOptions, type Middleware } from 'vscode-languageclient/node';
import type { Launch } from './launch';
import { selectorOf } from './selector';
import { include, passedOn, SECTION } from './settings';

const START_MILLISECONDS = 120_000;
const TRIED_MILLISECONDS = 30_000; // for one that nobody asked for, and that others come after
const CHECKLIST = 'gklint.checklist'; // of the line above a report's title

/** What happens at a server that concerns others. */
export interface Events {
  /** It ended though nobody asked it to. */
  ended(): void;
  /** Somebody wants to see the checklist of a text. */
  checklist(uri: string): void;
}

/** The library's client. What it has to say goes to the log: people are told by us, once. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** A running server. */
export class Connection {
  /** Reports of the folders that are not open are told of from now on. */
  wholeWorkspace = false;

  private constructor(
    readonly launch: Launch,
    private readonly client: LanguageClient,
    private readonly child: () => ChildProcess | undefined,
  ) {}

  /** Starts a server and waits until it answers. Rejects, and leaves nothing running, if it does not. */
  static async open(launch: Launch, log: vscode.LogOutputChannel, events: Events): Promise<Connection> {
    let child: ChildProcess | undefined;
    let running = false;
    let failed: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => (failed = reject));
    const start = (): Promise<ChildProcess> => {
      child = spawn(launch.command, launch.args, { env: launch.env, windowsHide: true, stdio: 'pipe' });
      child.on('error', failed);
      child.on('exit', (code, signal) => {
        log.info(`the server's process has ended: ${signal ?? code}`);
        failed(new Error(`it ended at once (${signal ?? code})`));
      });
      child.stdin?.on('error', () => undefined); // nobody reads: its end is told above
      return Promise.resolve(child);
    };
    const options: LanguageClientOptions = {
      documentSelector: selectorOf(include()),
      diagnosticCollectionName: SECTION,
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { trusted: vscode.workspace.isTrusted },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          if (running) events.ended();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware: middleware(() => connection, events),
    };
    const client = new QuietClient(SECTION, SECTION, start, options);
    const connection = new Connection(launch, client, () => child);
    const limit = launch.kind === 'python' ? TRIED_MILLISECONDS : START_MILLISECONDS;
    const timer = setTimeout(() => failed(new Error(`no answer within ${limit / 1000} s`)), limit);
    try {
      const starting = client.start();
      starting.catch(() => undefined); // where the process failed first
      await Promise.race([starting, broken]);
      running = true;
      return connection;
    } catch (error) {
      child?.kill();
      throw error;
    } finally {
      clearTimeout(timer);
      broken.catch(() => undefined); // it may end at any time from now on
    }
  }

  /** Who answered. */
  get name(): string {
    return this.client.initializeResult?.serverInfo?.name ?? '';
  }

  get version(): string {
    return this.client.initializeResult?.serverInfo?.version ?? '';
  }

  /** Has the server run one of its commands. */
  run<T>(command: string, ...args: readonly unknown[]): Promise<T> {
    return this.client.sendRequest('workspace/executeCommand', { command, arguments: args });
  }

  /** The name that the server knows a text by. */
  uriOf(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }

  /** Ends the server, by force if it does not go by itself. */
  async stop(): Promise<void> {
    try {
      await this.client.stop();
    } catch {
      this.child()?.kill();
    }
    await this.client.dispose().catch(() => undefined);
  }
}

function middleware(connection: () => Connection, events: Events): Middleware {
  return {
    executeCommand: (command, args, next) => {
      if (command !== CHECKLIST) return next(command, args);
      events.checklist(String(args[0]));
      return undefined;
    },
    provideWorkspaceDiagnostics: (known, token, reporter, next) =>
      connection().wholeWorkspace ? next(known, token, reporter) : { items: [] },
    workspace: {
      configuration: (params, token, next) => {
        if (params.items.some((item) => item.section !== SECTION)) return next(params, token);
        return params.items.map((item) => passedOn(item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri)));
      },
    },
  };
}
