/** A real VS Code with the packaged extension in it: code-server, Chromium, and a driver that answers from within. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type * as vscode from 'vscode';

const HERE = import.meta.dirname;
const CODE_SERVER = path.join(needed('GKLINT_E2E'), 'code-server/node_modules/code-server/out/node/entry.js');

/** What the functions given to `ask` find in VS Code (driver/main.js). */
export interface Tools {
  vscode: typeof vscode;
  fs: typeof fs;
  path: typeof path;
  until<T>(what: string, ask: () => T | Thenable<T>, milliseconds?: number): Promise<NonNullable<T>>;
  uriOf(name: string): vscode.Uri;
  problems(name: string): vscode.Diagnostic[];
  open(name: string): Promise<vscode.TextEditor>;
}

export interface Options {
  files: Record<string, string>; // name in the workspace -> text
  settings?: Record<string, unknown>; // of the user
  pythons?: string; // what stands in for every Python of the machine; '/bin/false': there is none
  spared?: string; // the one Python that stays as it is
  environment?: Record<string, string>;
  asksForTrust?: boolean;
}

// Nothing of VS Code's own comes before the eyes, and nothing is fetched.
const QUIET = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'files.autoSave': 'off',
  'editor.fontFamily': 'Noto Sans Mono CJK SC',
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.minimap.enabled': false,
  'security.workspace.trust.enabled': false,
};

/** The workbench of VS Code, opened on a new folder in a new profile. */
export class Workbench {
  readonly page: Page;
  readonly folder: string;
  private readonly home: string;
  private readonly server: ChildProcess;
  private readonly browser: Browser;

  private constructor(page: Page, home: string, server: ChildProcess, browser: Browser) {
    this.page = page;
    this.home = home;
    this.folder = path.join(home, 'reports');
    this.server = server;
    this.browser = browser;
  }

  static async open(options: Options): Promise<Workbench> {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'gklint-e2e-'));
    const folder = path.join(home, 'reports');
    for (const [name, text] of Object.entries(options.files)) write(path.join(folder, name), text);
    const settings = { ...QUIET, ...(options.asksForTrust && { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }), ...options.settings };
    write(path.join(home, 'data/User/settings.json'), JSON.stringify(settings));

    const port = await freePort();
    const server = startServer(home, port, options);
    let browser: Browser | undefined;
    try {
      await until('code-server answers', () => isUp(port), 60_000);
      browser = await chromium.launch({
        executablePath: process.env.GKLINT_CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      });
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: [] });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`http://127.0.0.1:${port}/?folder=${folder}`);
      await page.locator('.monaco-workbench').waitFor();
      await until('the driver answers', () => fs.existsSync(path.join(home, 'driver')), 60_000);
      return new Workbench(page, home, server, browser);
    } catch (error) {
      await browser?.close();
      stop(server);
      throw error;
    }
  }

  /** What the function answers in VS Code. It sees its arguments alone, no name of the test around it. */
  async ask<Given extends unknown[], Answer>(
    question: (tools: Tools, ...given: Given) => Answer | Thenable<Answer>,
    ...given: Given
  ): Promise<Answer> {
    const told = JSON.parse(await post(path.join(this.home, 'driver'), JSON.stringify({ question: String(question), given })));
    if (told.error) throw new Error(`in VS Code: ${told.error}`);
    return told.value;
  }

  /** The findings of a file once there are any, as lines `3 GK204 2025年1月…`. */
  findings(name: string, milliseconds = 30_000): Promise<string[]> {
    return this.ask(
      async ({ until, problems, vscode, uriOf }, name, milliseconds) => {
        const found = await until(`findings in ${name}`, () => (problems(name).length ? problems(name) : null), milliseconds);
        const document = await vscode.workspace.openTextDocument(uriOf(name));
        return found.map(one => {
          const code = typeof one.code === 'object' ? one.code.value : one.code;
          return `${one.range.start.line + 1} ${code} ${document.getText(one.range)}`;
        });
      },
      name,
      milliseconds,
    );
  }

  /** Waits until a file has, or has no more, a finding of that rule. */
  async settles(name: string, rule: string, has: boolean, milliseconds = 15_000): Promise<void> {
    await this.ask(
      async ({ until, problems }, name, rule, has, milliseconds) => {
        const told = () => problems(name).some(one => (typeof one.code === 'object' ? one.code.value : one.code) === rule);
        await until(`${rule} ${has ? 'found' : 'gone'} in ${name}`, () => told() === has, milliseconds);
      },
      name,
      rule,
      has,
      milliseconds,
    );
  }

  /** Writes a file of the folder from outside, as another program would. */
  write(name: string, text: string): void {
    write(path.join(this.folder, name), text);
  }

  read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  set(key: string, value: unknown): Promise<void> {
    return this.ask(
      async ({ vscode }, key, value) => {
        await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
      },
      key,
      value,
    );
  }

  /** The process ids of servers below this workbench whose command line holds the words. */
  processes(words: string): number[] {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
    const table = lines.map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!).map(([, pid, parent, args]) => ({
      pid: Number(pid),
      parent: Number(parent),
      args: args!,
    }));
    const below = new Set([this.server.pid]);
    for (let before = 0; before !== below.size; ) {
      before = below.size;
      for (const one of table) if (below.has(one.parent)) below.add(one.pid);
    }
    return table.filter(one => below.has(one.pid) && one.args.includes(words)).map(one => one.pid);
  }

  /** Waits for a message that holds the words, at the lower right; in the list behind the bell once it has left. */
  async told(words: string): Promise<Locator> {
    const message = this.message(words);
    for (let times = 0; times < 10; times++) {
      const shown = await message.waitFor({ timeout: 3000 }).then(() => true, () => false);
      if (shown) return message;
      await this.ask(({ vscode }) => vscode.commands.executeCommand('notifications.showList').then(() => null));
    }
    throw new Error(`never told: ${words}`);
  }

  message(words: string): Locator {
    return this.page.locator('.notification-list-item:visible', { hasText: words }).first();
  }

  /** Runs a command as a person would: by its title in the command palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const entry = this.page.locator('.quick-input-widget:visible input').first();
    await entry.waitFor();
    await entry.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  }

  async picture(file: string): Promise<void> {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  async close(): Promise<void> {
    await this.browser.close();
    stop(this.server);
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The test's body, with a workbench that is closed afterwards; leaves a picture of what went wrong. */
export async function within(options: Options, body: (workbench: Workbench) => Promise<void>): Promise<void> {
  const workbench = await Workbench.open(options);
  try {
    await body(workbench);
  } catch (error) {
    await workbench.picture(path.join(HERE, `failed/${Date.now()}.png`));
    throw error;
  } finally {
    await workbench.close();
  }
}

/** An environment variable that run.sh sets. */
export function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the tests by test/e2e/run.sh`);
  return value;
}

export async function until<T>(what: string, ask: () => T | Promise<T>, milliseconds = 30_000): Promise<T> {
  for (const end = Date.now() + milliseconds; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function startServer(home: string, port: number, options: Options): ChildProcess {
  const command = [
    process.execPath,
    CODE_SERVER,
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--user-data-dir', path.join(home, 'data'), '--extensions-dir', needed('GKLINT_EXTENSIONS')],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
  ];
  if (options.pythons) command.unshift(path.join(HERE, 'with_pythons_as.sh'), options.pythons);
  const log = fs.openSync(path.join(home, 'code-server.log'), 'w');
  return spawn(command[0]!, command.slice(1), {
    stdio: ['ignore', log, log],
    detached: true, // a process group of its own, to be stopped as a whole
    env: {
      ...process.env,
      GKLINT_DRIVER: path.join(home, 'driver'),
      ...(options.spared && { SPARED_PYTHON: options.spared }),
      ...options.environment,
    },
  });
}

function stop(server: ChildProcess): void {
  try {
    process.kill(-server.pid!, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function isUp(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const request = http.get(`http://127.0.0.1:${port}/healthz`, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}

function post(socketPath: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request({ socketPath, method: 'POST' }, async response => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
