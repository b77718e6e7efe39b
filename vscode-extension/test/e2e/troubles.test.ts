/** What can be wrong on an office computer: a message says so, and the editor goes on. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { example, OWN_RULE } from './examples.ts';
import { needed, type Options, until, type Workbench, within } from './workbench.ts';

const REPORT = '2025-ju.md';
const FILES = { [REPORT]: example(`faulty/${REPORT}`) };
const SERVER = 'serve.py';

/** The libraries inside the installed extension. */
function bundled(): string {
  const extensions = needed('GKLINT_EXTENSIONS');
  const name = fs.readdirSync(extensions).find(one => one.startsWith('gklint.gklint-'))!;
  return path.join(extensions, name, 'bundled/libs');
}

const cannotHide = process.getuid?.() === 0 ? false : 'only root can replace the Pythons of the machine';

const open = (workbench: Workbench) => workbench.ask(({ open }, report) => open(report).then(() => null), REPORT);

/** Typing reaches the text, whatever became of the server. */
async function stillEdits(workbench: Workbench): Promise<void> {
  const typed = await workbench.ask(async ({ open, vscode }, report) => {
    const editor = await open(report);
    await editor.edit(edit => edit.insert(new vscode.Position(1, 0), '补记'));
    return editor.document.lineAt(1).text;
  }, REPORT);
  assert.equal(typed, '补记');
}

/** A Python 3.6 to 3.9 of this machine; else one that understands as little as they do. */
function oldPython(folder: string): { command: string; spared?: string } {
  const versions = path.join(os.homedir(), '.pyenv/versions');
  const found = fs.existsSync(versions) ? fs.readdirSync(versions).filter(one => /^3\.[6-9]\./.test(one)) : [];
  const spared = found.map(one => fs.realpathSync(path.join(versions, one, 'bin/python'))).at(-1);
  const command = path.join(folder, 'old-python');
  const program = spared ? `exec ${spared} "$@"` : 'echo "SyntaxError: invalid syntax" >&2; exit 1';
  fs.writeFileSync(command, `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  return spared ? { command, spared } : { command };
}

function withOldPython(body: (command: string, options: Partial<Options>) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gklint-old-python-'));
  const { command, spared } = oldPython(folder);
  return body(command, { pythons: command, ...(spared && { spared }) }).finally(() => fs.rmSync(folder, { recursive: true }));
}

test('where every Python is too old, the one in Node serves', { skip: cannotHide }, () =>
  withOldPython((_, options) =>
    within({ files: FILES, ...options }, async workbench => {
      await open(workbench);
      assert.ok((await workbench.findings(REPORT, 60_000)).includes('17 GK608 严格'));
      assert.equal(workbench.processes(SERVER).length, 0);
      await stillEdits(workbench);
    }),
  ),
);

test('an interpreter of the settings that is too old: a message says so, and another is found', { skip: cannotHide }, () =>
  withOldPython((command, { spared }) =>
    within({ files: FILES, settings: { 'gklint.interpreter': [spared ?? command] } }, async workbench => {
      await open(workbench);
      const message = await workbench.told('gklint.interpreter cannot run the gklint server');
      await message.getByText('Open Settings').waitFor();
      await workbench.findings(REPORT);
      await stillEdits(workbench);
    }),
  ),
);

test('a command of the settings that does not exist: a message says so, and the bundled server is used', () =>
  within({ files: FILES, settings: { 'gklint.path': ['/no/such/gklint'] } }, async workbench => {
    await open(workbench);
    const message = await workbench.told('The command in gklint.path does not start a server');
    await message.getByText('Show Log').waitFor();
    await workbench.findings(REPORT);
    await stillEdits(workbench);
  }));

test('a server of another version: a message says so', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gklint-other-'));
  const command = path.join(folder, 'gklint');
  const program = ['import sys', `sys.path.insert(0, ${JSON.stringify(bundled())})`, 'import gklint', "gklint.__version__ = '9.9.9'"];
  fs.writeFileSync(`${command}.py`, [...program, 'from gklint.cli import start', 'start()', ''].join('\n'));
  return within({ files: FILES, settings: { 'gklint.path': ['python3', `${command}.py`, 'lsp'] } }, async workbench => {
    await open(workbench);
    await workbench.told('gklint.path runs gklint 9.9.9');
    await workbench.findings(REPORT);
  }).finally(() => fs.rmSync(folder, { recursive: true }));
});

test('a killed server is started again, but not for ever', () =>
  within({ files: FILES }, async workbench => {
    await open(workbench);
    await workbench.findings(REPORT);
    const limit = workbench.message('is not started again');
    let kills = 0;
    for (let killed = new Set<number>(); kills < 10 && !(await limit.isVisible()); kills++) {
      const running = await until('a server runs', () => workbench.processes(SERVER).filter(one => !killed.has(one)), 20_000);
      for (const one of running) process.kill(one, 'SIGKILL');
      killed = new Set([...killed, ...running]);
      if (kills === 0) await workbench.told('stopped unexpectedly and is started again');
      await workbench.page.waitForTimeout(3000);
      if (await limit.isVisible()) break;
      await workbench.settles(REPORT, 'GK204', true);
    }
    assert.ok(kills >= 2, `${kills} restarts`);
    await stillEdits(workbench);
    await workbench.page.locator('.statusbar-item', { hasText: 'gklint' }).locator('.codicon-warning').waitFor();

    await limit.getByText('Restart', { exact: true }).click();
    await workbench.settles(REPORT, 'GK204', true);
  }));

test('where nothing runs, a message says so, and how to help it', { skip: cannotHide }, () =>
  within({ files: FILES, pythons: '/bin/false', settings: { 'gklint.runtime': 'python' } }, async workbench => {
    await open(workbench);
    const message = await workbench.told('The gklint server could not be started');
    await message.getByText('Open Settings').waitFor();
    await stillEdits(workbench);

    await workbench.set('gklint.runtime', 'auto');
    await workbench.findings(REPORT, 60_000);
  }));

test('a folder that is not trusted runs nothing of its own, and is checked by the built-in rules', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gklint-untrusted-'));
  const ran = path.join(folder, 'ran');
  const files = {
    ...FILES,
    'evil.sh': `touch ${ran}`,
    'gklint.toml': 'rules = ["builtin", "./rules"]\n',
    'rules/own.toml': OWN_RULE,
    '.vscode/settings.json': JSON.stringify({
      'gklint.path': ['sh', 'evil.sh'],
      'gklint.interpreter': ['sh', 'evil.sh'],
      'gklint.rules': ['./rules'],
    }),
  };
  return within({ files, asksForTrust: true }, async workbench => {
    await open(workbench);
    assert.equal(await workbench.ask(({ vscode }) => vscode.workspace.isTrusted), false);
    const findings = await workbench.findings(REPORT);
    assert.ok(findings.includes('17 GK608 严格'), findings.join('\n'));
    assert.deepEqual(findings.filter(one => one.includes('OWN001')), []);
    assert.equal(fs.existsSync(ran), false);
  }).finally(() => fs.rmSync(folder, { recursive: true }));
});
