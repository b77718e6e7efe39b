/** The way of a clerk, with the mouse: open a report, see what is underlined, read why, repair it. Makes the README's pictures. */

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { example } from './examples.ts';
import { Editor } from './editor.ts';
import { until, Workbench } from './workbench.ts';

const REPORT = '2025-ju.md';
const OTHER = '2021-jiedao.txt';
const WRONG_PERIOD = '2025年1月1日起至2024年12月31日';
const RIGHT_PERIOD = '2025年1月1日起至2025年12月31日';
// Each run makes the pictures; `npm run pictures` keeps them for the README.
const PICTURES = path.resolve(process.env.GKLINT_PICTURES ?? path.join(import.meta.dirname, 'pictures'));
const picture = async (name: string) => {
  await workbench.page.waitForTimeout(700); // the status bar and the line above the title follow a little later
  await workbench.picture(path.join(PICTURES, `${name}.png`));
};

let workbench: Workbench;
let editor: Editor;

before(async () => {
  workbench = await Workbench.open({ files: { [REPORT]: example(`faulty/${REPORT}`), [OTHER]: example(`faulty/${OTHER}`) } });
  editor = new Editor(workbench.page);
});
afterEach(async context => {
  if (!('passed' in context && context.passed)) await workbench.picture(path.join(import.meta.dirname, `failed/${Date.now()}.png`));
});
after(() => workbench?.close());

test('the words of a finding are underlined, and no others', async () => {
  await workbench.page.locator(`.explorer-folders-view [aria-label^="${REPORT}"]`).first().dblclick();
  const findings = await workbench.findings(REPORT);
  assert.ok(findings.includes(`3 GK204 ${WRONG_PERIOD}`), findings.join('\n'));
  await editor.underlines('error', WRONG_PERIOD);
  await editor.underlines('error', '国办公开办函〔2021〕13号');
  await editor.underlines('warning', '18%');
  assert.equal(await editor.isUnderlined('占50%'), false);
  await picture('squiggle');
});

test('hovering tells the finding and its law', async () => {
  const hover = workbench.page.locator('.monaco-hover:visible', { hasText: '统计期限应为' });
  await until('the finding is told', async () => {
    await editor.pointAt(WRONG_PERIOD);
    return hover.waitFor({ timeout: 3000 }).then(() => true, () => false);
  });
  await hover.getByText('第四十九条').first().waitFor();
  await picture('hover');
  await workbench.page.keyboard.press('Escape');
});

test('the light bulb repairs, and the underline goes', async () => {
  await editor.clickAt(WRONG_PERIOD);
  await editor.openLightBulb();
  const repair = workbench.page.locator('.action-widget:visible .action', { hasText: `改为${RIGHT_PERIOD}` }).first();
  await repair.waitFor();
  await picture('quick-fix');
  await repair.click();
  await editor.shows(RIGHT_PERIOD);
  await workbench.settles(REPORT, 'GK204', false);
  await until('the underline goes', async () => !(await editor.isUnderlined(RIGHT_PERIOD)));
  await workbench.page.keyboard.press('Control+s');
  await until('the file is saved', () => workbench.read(REPORT).includes(RIGHT_PERIOD));
});

test('the problems panel lists every finding, but hints, which VS Code only marks in the text', async () => {
  const findings = await workbench.ask(({ problems, vscode }, report) =>
    problems(report).filter(one => one.severity !== vscode.DiagnosticSeverity.Hint).map(one => one.message.split('\n')[0]!), REPORT);
  await workbench.ask(({ vscode }) => vscode.commands.executeCommand('workbench.actions.view.problems'));
  const rows = workbench.page.locator('.markers-panel .monaco-list-row:has(.marker-icon)');
  await rows.first().waitFor();
  await picture('problems');
  await workbench.ask(({ vscode }) => vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel'));
  await until('all rows are shown', async () => (await rows.count()) === findings.length, 10_000);
  const listed = await rows.locator('.marker-message-line:first-child').allInnerTexts();
  for (const message of findings) assert.ok(listed.some(one => one.includes(message)), `${message} in ${listed.join('\n')}`);
  await workbench.ask(({ vscode }) => vscode.commands.executeCommand('workbench.action.closePanel'));
});

test('the line above the title opens the checklist', async () => {
  await workbench.ask(({ vscode }) => vscode.commands.executeCommand('workbench.action.closeSidebar'));
  const lens = workbench.page.locator('.codelens-decoration a', { hasText: '核对表' }).first();
  await lens.click();
  await workbench.page.locator('.tab', { hasText: REPORT }).nth(1).waitFor();
  const text = await shownText('checklist');
  assert.match(text, /GK204/);
  assert.match(text, /GK350/);
  await workbench.page.mouse.move(350, 52);
  await workbench.page.waitForTimeout(1000); // until the line above the title tells the latest, too
  await picture('checklist');
  await closeOthers();
});

test('the table is shown as it was understood', async () => {
  await workbench.command('gklint: Show the Tables');
  assert.match(await shownText('table'), /本年新收政府信息公开申请数量/);
  await workbench.page.mouse.move(350, 52);
  await picture('table');
  await closeOthers();
});

test('the status bar tells the number of errors and the year, and both can be set there', async () => {
  const item = workbench.page.locator('.statusbar-item', { hasText: 'gklint' });
  const errors = await workbench.ask(
    ({ problems, vscode }, report) => problems(report).filter(one => one.severity === vscode.DiagnosticSeverity.Error).length,
    REPORT,
  );
  await until('the number of errors', async () => (await item.innerText()).includes(String(errors)));
  assert.match(await item.innerText(), /2025/);
  await item.click();
  const picker = workbench.page.locator('.quick-input-widget:visible');
  await picker.locator('.monaco-list-row', { hasText: 'year' }).first().click();
  await picker.locator('input').first().fill('2024');
  await workbench.page.keyboard.press('Enter');
  await until('the year is another', async () => (await item.innerText()).includes('2024'));
  await workbench.settles(REPORT, 'GK204', true);
});

test('fix all repairs what is safe', async () => {
  await workbench.settles(REPORT, 'GK602', true);
  await workbench.command('gklint: Fix All');
  await workbench.settles(REPORT, 'GK602', false);
  const text = await workbench.ask(({ vscode, uriOf }, report) =>
    vscode.workspace.openTextDocument(uriOf(report)).then(document => document.getText()), REPORT);
  assert.match(text, /（详见附表）。/);
});

test('a rule is explained', async () => {
  await editor.clickAt('18%');
  await workbench.ask(({ vscode, until }) =>
    // The cursor that is painted comes to the extensions a little later.
    until('the cursor is there', () => vscode.window.activeTextEditor?.selection.active.line === 8),
  );
  await workbench.command('gklint: Explain a Rule');
  await workbench.page.locator('.tab', { hasText: 'GK705' }).waitFor();
});

test('a new report is begun from the template of its year', async () => {
  await closeOthers();
  await workbench.command('gklint: New Report from the Template of a Year');
  const picker = workbench.page.locator('.quick-input-widget:visible');
  await picker.locator('.monaco-list-row', { hasText: '2023' }).first().click();
  await picker.locator('.monaco-list-row', { hasText: 'Markdown' }).first().click();
  const text = await workbench.ask(({ vscode, until }) =>
    until('a new text', () => vscode.workspace.textDocuments.find(one => one.uri.scheme === 'untitled')?.getText()),
  );
  assert.match(text, /2023年/);
  assert.match(text, /本年新收政府信息公开申请数量/);
  await workbench.page.waitForTimeout(2000); // until its findings are painted
  await picture('new-report');
  await workbench.ask(({ vscode }) => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor').then(() => null));
});

test('the whole workspace is checked, files that are not open, too', async () => {
  await workbench.command('gklint: Check the Whole Workspace');
  await workbench.told('2 reports were checked, 2 of them have findings');
  assert.ok((await workbench.findings(OTHER)).length > 0);
});

/** The text of the view that the extension shows. */
function shownText(what: string): Promise<string> {
  return workbench.ask(
    ({ vscode, until }, what) =>
      until(what, () => vscode.workspace.textDocuments.find(one => one.uri.scheme === 'gklint' && one.uri.path.startsWith(what))?.getText()),
    what,
  );
}

/** Closes all but the report. */
async function closeOthers(): Promise<void> {
  await workbench.ask(async ({ vscode, open }, report) => {
    await open(report);
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
  }, REPORT);
}
