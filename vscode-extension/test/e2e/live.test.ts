/** What changes beside the report takes effect while it is open: settings of VS Code, gklint.toml, files of rules. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { example, OWN_RULE } from './examples.ts';
import { Workbench } from './workbench.ts';

const REPORT = '2025-ju.md';
const LETTER = 'letter.txt';

let workbench: Workbench;

before(async () => {
  workbench = await Workbench.open({ files: { [REPORT]: example(`faulty/${REPORT}`), [LETTER]: '你好，，你好。\nHello  world .\n' } });
  await workbench.ask(({ open }, report) => open(report).then(() => null), REPORT);
  await workbench.findings(REPORT);
});
after(() => workbench?.close());

test('a setting of VS Code', async () => {
  await workbench.set('gklint.ignore', ['GK204']);
  await workbench.settles(REPORT, 'GK204', false);
  await workbench.set('gklint.ignore', undefined);
  await workbench.settles(REPORT, 'GK204', true);
});

test('the language of the messages', async () => {
  const language = (pattern: string) =>
    workbench.ask(
      ({ until, problems }, report, pattern) =>
        until(pattern, () => problems(report).some(one => new RegExp(pattern).test(one.message)), 10_000),
      REPORT,
      pattern,
    );
  await workbench.set('gklint.lang', 'en');
  await language('statistics');
  await workbench.set('gklint.lang', 'zh');
  await language('统计期限');
});

test('a file of settings that appears, changes and goes', async () => {
  workbench.write('gklint.toml', 'ignore = ["GK204"]\n');
  await workbench.settles(REPORT, 'GK204', false);
  workbench.write('gklint.toml', 'ignore = ["GK902"]\n');
  await workbench.settles(REPORT, 'GK204', true);
  await workbench.settles(REPORT, 'GK902', false);
  workbench.write('gklint.toml', '');
  await workbench.settles(REPORT, 'GK902', true);
});

test('an edit of a file of rules', async () => {
  workbench.write('rules/own.toml', OWN_RULE);
  workbench.write('gklint.toml', 'rules = ["builtin", "./rules"]\n');
  await workbench.settles(REPORT, 'OWN001', true);
  workbench.write('rules/own.toml', OWN_RULE.replace('match = "值班员"', 'match = "飞行员"').replace('值班员⟧', '飞行员⟧'));
  await workbench.settles(REPORT, 'OWN001', false);
});

test('an edit of a file of rules in the editor', async () => {
  await workbench.ask(async ({ open, vscode }, rule) => {
    const editor = await open('rules/own.toml');
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit(edit => edit.replace(whole, rule));
    await editor.document.save();
  }, OWN_RULE);
  await workbench.settles(REPORT, 'OWN001', true);
});

test('another text is left alone', async () => {
  await workbench.ask(({ open }, letter) => open(letter).then(() => null), LETTER);
  await workbench.page.waitForTimeout(2000);
  assert.equal(await workbench.ask(({ problems }, letter) => problems(letter).length, LETTER), 0);
});
