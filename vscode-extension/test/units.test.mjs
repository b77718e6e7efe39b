// The parts that know no editor.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** A module of the extension, as JavaScript. */
async function load(name) {
  const made = await build({ entryPoints: [path.join(here, '..', 'src', `${name}.ts`)], bundle: true, platform: 'node', format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString('base64')}`);
}

const launch = await load('launch');
const { selectorOf, anywhere } = await load('selector');
const { Restarts } = await load('restarts');
const { below, joined, moved, SETTINGS_FILE } = await load('associations');

test('a program alone is told to serve, a whole command is left as it is', () => {
  assert.deepEqual(launch.ofPath(['gklint'], {}).args, ['lsp']);
  assert.deepEqual(launch.ofPath(['uvx', 'gklint', 'lsp'], {}).args, ['gklint', 'lsp']);
});

test('a Python runs apart from what its user has set up for it', () => {
  const made = launch.onPython('python', ['py', '-3'], '/tool', { PATH: '/bin', PYTHONPATH: '/mine', PythonHome: '/home' });
  assert.deepEqual([made.command, ...made.args], ['py', '-3', '-I', '-X', 'utf8', path.join('/tool', 'serve.py'), 'lsp']);
  assert.deepEqual(made.env, { PATH: '/bin' });
});

test('on Windows the launcher is asked first, since python may be the one of the Store', () => {
  assert.deepEqual(launch.interpreters('win32')[0], ['py', '-3']);
});

test('an answer to the probe is taken; anything else is a no, with the last that was said', () => {
  assert.deepEqual(launch.answered(null, '{"ok": true, "version": "3.12.1"}', ''), { ok: true, reason: '', version: '3.12.1' });
  assert.equal(launch.answered(null, '{"ok": false, "reason": "too old"}', '').reason, 'too old');
  assert.equal(launch.answered(new Error('exit 1'), '', 'Traceback\nSyntaxError: invalid').reason, 'SyntaxError: invalid');
  assert.equal(launch.answered(new Error('spawn ENOENT'), '', '').reason, 'spawn ENOENT');
  assert.equal(launch.answered(null, 'Python was not found; run without arguments to install', '').ok, false);
  assert.equal(launch.answered(null, '"ok"', '').ok, false);
});

test('a program that is not there does not pass', async () => {
  const probe = await launch.probe(launch.onPython('python', ['/no/such/python'], '/tool', {}));
  assert.equal(probe.ok, false);
  assert.match(probe.reason, /ENOENT/);
});

test('without globs all texts of our languages are looked at, also those without a file', () => {
  const selector = selectorOf([]);
  assert.ok(selector.every((one) => one.pattern === undefined));
  assert.deepEqual(new Set(selector.map((one) => one.scheme)), new Set(['file', 'untitled']));
});

test('globs narrow it to files they name; rules and settings stay ours', () => {
  const patterns = new Set(selectorOf(['年报/**', '/srv/*.md']).filter((one) => one.scheme === 'file').map((one) => one.pattern));
  assert.deepEqual(patterns, new Set(['**/年报/**', '/srv/*.md', '**/*.toml']));
});

test('a glob from a folder of any place means the same with the strokes of Windows', () => {
  assert.equal(anywhere('.\\reports\\*.txt'), '**/./reports/*.txt'.replace('/./', '/'));
  assert.equal(anywhere('c:\\reports\\*.txt'), 'c:/reports/*.txt');
  assert.equal(anywhere('**/a.md'), '**/a.md');
});

test('every word that people see is there in both languages', () => {
  const root = path.join(here, '..');
  const json = (name) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));
  const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  const named = new Set([...manifest.matchAll(/"%([^%]+)%"/g)].map(([, name]) => name));
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) assert.deepEqual(new Set(Object.keys(json(file))), named, file);
  const sources = fs.readdirSync(path.join(root, 'src')).map((name) => fs.readFileSync(path.join(root, 'src', name), 'utf8'));
  const told = new Set(sources.flatMap((text) => [...text.matchAll(/l10n\.t\('([^']+)'/g)].map(([, words]) => words)));
  assert.deepEqual(new Set(Object.keys(json('l10n/bundle.l10n.zh-cn.json'))), told);
});

test('extension and server have one version', () => {
  const root = path.join(here, '..');
  const [, version] = /__version__ = "(.*)"/.exec(fs.readFileSync(path.join(root, '..', 'gklint', '__init__.py'), 'utf8'));
  assert.equal(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version, version);
});

test('schemas are associated beside what others have, and follow an update', () => {
  assert.equal(joined({ a: 'x' }, { a: 'x' }), undefined);
  assert.deepEqual(joined({ a: 'x' }, { b: 'y' }), { a: 'x', b: 'y' });
  const known = { a: 'file:///e/gklint.gklint-0.1.0/schemas/rules.json', b: 'https://elsewhere/rules.json' };
  assert.deepEqual(moved(known, 'file:///e/gklint.gklint-0.2.0/schemas'), { ...known, a: 'file:///e/gklint.gklint-0.2.0/schemas/rules.json' });
  assert.equal(moved(known, 'file:///e/gklint.gklint-0.1.0/schemas'), undefined);
});

test('the rules below a folder are told by a pattern, whatever its name holds', () => {
  const pattern = new RegExp(below('/srv/a (1)/rules'));
  assert.ok(pattern.test('file:///srv/a (1)/rules/own.toml'));
  assert.ok(!pattern.test('file:///srv/a (1)/other/own.toml'));
  assert.ok(new RegExp(below('c:\\rules')).test('/c:/rules/x/own.toml'));
  assert.ok(new RegExp(SETTINGS_FILE).test('/srv/gklint.toml'));
});

test('it is started again three times within three minutes, and again when they have gone', () => {
  let now = 0;
  const restarts = new Restarts(3, 180_000, () => now);
  assert.deepEqual([1, 2, 3, 4].map(() => restarts.allowed()), [true, true, true, false]);
  now = 180_000;
  assert.equal(restarts.allowed(), true);
  restarts.forget();
  assert.equal(restarts.count, 0);
});
