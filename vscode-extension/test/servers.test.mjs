// The bundled server as it is packed: on a Python, and without any.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from './client.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const tool = path.join(here, '..', 'bundled', 'tool');
const examples = path.join(here, '..', '..', 'examples');
const python = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3');
const WAYS = {
  python: () => new Client(python, ['-I', '-X', 'utf8', path.join(tool, 'serve.py'), 'lsp']),
  node: () => new Client(process.execPath, [path.join(tool, 'serve.mjs')]),
};
const LANGUAGES = { '.md': 'markdown', '.html': 'html', '.txt': 'plaintext' };

const reports = ['clean', 'faulty'].flatMap((kind) =>
  fs.readdirSync(path.join(examples, kind)).filter((name) => path.extname(name) in LANGUAGES).map((name) => path.join(examples, kind, name)),
);

/** The diagnostics of every example, by its name. Pages of rules lie elsewhere for every Python. */
async function findings(client) {
  const told = {};
  for (const file of reports) {
    const uri = pathToFileURL(file).href;
    client.open(uri, fs.readFileSync(file, 'utf8'), LANGUAGES[path.extname(file)]);
    told[path.basename(file)] = await client.diagnostics(uri);
  }
  return told;
}

test('without any Python the same is found in every example', async () => {
  const [expected, found] = await Promise.all(
    Object.values(WAYS).map(async (start) => {
      const client = start();
      await client.start(pathToFileURL(examples).href);
      const told = await findings(client);
      assert.equal(await client.stop(), 0);
      assert.equal(client.stderr, '');
      return told;
    }),
  );
  assert.deepEqual(found, expected);
  assert.ok(Object.values(found).some((items) => items.length > 5));
});

for (const [way, start] of Object.entries(WAYS)) {
  test(`${way}: settings and rules of the folder count, unless it is not trusted`, async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gklint-'));
    const file = path.join(folder, '2023年年报.txt');
    const text = '某县2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年有值班员三名。\n';
    fs.writeFileSync(file, text);
    fs.mkdirSync(path.join(folder, 'own'));
    fs.writeFileSync(path.join(folder, 'own', 'own.toml'), RULE);
    fs.writeFileSync(path.join(folder, 'gklint.toml'), 'rules = ["own"]\nselect = ["OWN001"]\n');
    for (const trusted of [true, false]) {
      const client = start();
      await client.start(pathToFileURL(folder).href, { trusted });
      client.open(pathToFileURL(file).href, text);
      const codes = (await client.diagnostics(pathToFileURL(file).href)).map((one) => one.code);
      assert.equal(codes.includes('OWN001'), trusted, codes.join());
      await client.stop();
    }
    fs.rmSync(folder, { recursive: true });
  });

  test(`${way}: a new report of a year, and none of a year that no law asks one of`, async () => {
    const client = start();
    await client.start();
    assert.match(await client.run('gklint.newReport', 2024, '.md'), /^# .*2024年政府信息公开工作年度报告/);
    assert.equal(await client.run('gklint.newReport', 1990, '.md'), null);
    await client.stop();
  });

  test(`${way}: the end of the editor is its end`, async () => {
    const client = start();
    await client.start();
    client.process.stdin.end();
    assert.equal(await client.ended, 1);
  });
}

test('without the package regex a pattern that may run very long is refused with its reason; the built-in rules go on', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gklint-'));
  fs.mkdirSync(path.join(folder, 'own'));
  fs.writeFileSync(path.join(folder, 'own', 'own.toml'), RULE.replace('match = "值班员"', 'match = "(值+)+班员"'));
  fs.writeFileSync(path.join(folder, 'gklint.toml'), 'rules = ["own"]\n');
  const client = WAYS.node();
  await client.start(pathToFileURL(folder).href);
  const uri = pathToFileURL(path.join(folder, '年报.txt')).href;
  client.open(uri, fs.readFileSync(path.join(examples, 'faulty', '2019-ju.txt'), 'utf8'));
  assert.ok((await client.diagnostics(uri)).length > 5);
  const shown = client.told.filter((one) => one.method === 'window/showMessage').map((one) => one.params.message);
  assert.match(shown.join('\n'), /regex/);
  await client.stop();
  fs.rmSync(folder, { recursive: true });
});

const RULE = `
[[rule]]
id = "OWN001"
name = "own"
check = "pattern"
severity = "warning"
params = { match = "值班员" }
title = { zh = "值班员", en = "duty" }
why = { zh = "试", en = "a test" }
message = { zh = "有{found}", en = "{found}" }
[[rule.example]]
bad = "全年有⟦值班员⟧"
[[rule.example]]
good = "全年有人值班"
`;
