// The officers' console in a real Chromium at a real office: a case from the queue to its published session and its panel, a case
// somebody else was faster with, certifications, statistics and the log. On every screen axe finds nothing, the content
// policy is never broken and the browser's console stays silent. Screenshots are left in the folder named.
//   node console_test.mjs BIN_DIR CONSOLE_DIR SCREENSHOT_DIR MODULES_DIR
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [bin, console_, shots, modules] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const puppeteer = require('puppeteer-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'console-test-'));
const data = join(folder, 'office');
mkdirSync(shots, { recursive: true });

const made = execFileSync(join(bin, 'hall-prefecture'), ['--data', data, '--people', '2000', '--walked', '20'], { encoding: 'utf8' });
const password = made.match(/^password (.+)$/m)[1];

const pool = ['orthopaedics', 'neurology'].flatMap((specialty) => [1, 2, 3].map((at) => (
  { id: `${specialty}-${at}`, name: `${at === 1 ? '孔令𬭚' : '专家'}${at}`, specialty, institution: `第${at}鉴定医院` })));
writeFileSync(join(folder, 'experts.json'), JSON.stringify({ experts: pool }));
execFileSync(join(bin, 'hall-backoffice'), ['expert', 'import', '--data', data, join(folder, 'experts.json')]);

const office = spawn(join(bin, 'hall-backoffice'),
  ['serve', '--data', data, '--kiosk-port', '0', '--staff-port', '0', '--console', console_], { stdio: ['ignore', 'pipe', 'ignore'] });
const ready = await new Promise((resolve, reject) => {
  createInterface({ input: office.stdout }).once('line', resolve);
  office.once('exit', (code) => reject(new Error(`the office ended with ${code}`)));
});
const base = `https://127.0.0.1:${ready.match(/staff=[^ ]*:(\d+)/)[1]}`;

const browser = await puppeteer.launch({
  executablePath: process.env.HALL_CHROMIUM ?? '/usr/bin/chromium', headless: true, acceptInsecureCerts: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN'],
});
const troubles = [];
let expectsRefusal = false;
let current;

async function newPage() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    if (!['error', 'warn'].includes(message.type())) return;
    // Chromium itself reports an answer of 409; the test asks for one.
    if (expectsRefusal && message.text().includes('409')) return;
    const where = message.stackTrace().slice(0, 3).map((frame) => `${frame.url}:${frame.lineNumber}:${frame.columnNumber}`).join(' < ');
    troubles.push(`${message.type()}: ${message.text()} at ${where}`);
  });
  page.on('pageerror', (error) => troubles.push(`page: ${error.message}`));
  // In a world of its own: the page's policy would not let axe in, and must not be loosened for it.
  const client = await page.createCDPSession();
  await client.send('Page.enable');
  page.axe = async () => {
    const { frameTree } = await client.send('Page.getFrameTree');
    const { executionContextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
    await client.send('Runtime.evaluate', { contextId: executionContextId, expression: axeSource });
    const answer = await client.send('Runtime.evaluate', {
      contextId: executionContextId, awaitPromise: true, returnByValue: true,
      expression: `axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}).then(r => JSON.stringify({
        passes: r.passes.length,
        violations: r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))}))`,
    });
    return JSON.parse(answer.result.value);
  };
  current = page;
  return page;
}

async function look(page, name) {
  await page.screenshot({ path: join(shots, `${name}.png`) });
  const { passes, violations } = await page.axe();
  assert.ok(passes > 5, 'axe really looked');
  for (const violation of violations) troubles.push(`axe on ${name}: ${violation}`);
  console.log(`${name}: axe ${passes} rules passed, ${violations.length} violated`);
}

const press = (page, label) => page.locator(`::-p-xpath(//button[normalize-space(translate(., " ", ""))="${label}"])`).click();
const sees = (page, text) => page.waitForSelector(`::-p-xpath(//main//*[contains(., "${text}")])`);
async function fill(page, selector, text) {
  await page.locator(selector).click({ count: 3 });
  await page.keyboard.type(text);
}

async function signIn(page, login) {
  await page.goto(base);
  await fill(page, 'input[autocomplete=username]', login);
  await fill(page, 'input[type=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('header.bar');
}

async function openFirst(page, stage) {
  await page.goto(`${base}/desk/queue/${stage}`);
  await page.locator('.ant-table-row a').click();
  await page.waitForSelector('.frame img');
  await page.waitForFunction(() => { const img = document.querySelector('.frame img'); return img.complete && img.naturalWidth > 0; });
}

async function walkACase() {
  const page = await newPage();
  await page.goto(base);
  await page.waitForSelector('input[type=password]');
  await look(page, '01-login');
  await signIn(page, 'city');
  await page.waitForSelector('.ant-table-row');
  await look(page, '02-queue');
  await openFirst(page, 'accepted');
  await look(page, '03-case');
  const caseUrl = page.url();
  await press(page, '要求补正');
  await page.waitForSelector('fieldset.missing');
  await press(page, '再加一项');
  await look(page, '04-ask-supplement');

  // A colleague is faster: the fresh state is shown, and what was typed is still there.
  await fill(page, 'fieldset.missing textarea', '缺出院记录第二页');
  const colleague = await newPage();
  await signIn(colleague, 'city');
  await colleague.goto(caseUrl);
  await press(colleague, '材料收讫');
  await colleague.locator('button[type=submit]').click();
  await sees(colleague, '待排期');
  expectsRefusal = true;
  for (const select of await page.$$('fieldset.missing select')) await select.select('medical_record');
  for (const area of await page.$$('fieldset.missing textarea')) {
    if (!(await area.evaluate((element) => element.value))) await area.type('缺检查报告');
  }
  await page.locator('button[type=submit]').click();
  await sees(page, '此项现在不能办理');
  assert.equal(await page.$eval('fieldset.missing textarea', (element) => element.value), '缺出院记录第二页');
  await look(page, '05-overtaken');
  expectsRefusal = false;

  await press(colleague, '安排现场鉴定');
  await colleague.waitForSelector('#schedule_place');
  await fill(colleague, '#schedule_place', '市鉴定中心三楼');
  await look(colleague, '06-schedule');
  await colleague.locator('button[type=submit]').click();
  await sees(colleague, '待现场鉴定');
  await sees(colleague, '市鉴定中心三楼');
  await look(colleague, '07-scheduled');
  await press(colleague, '改期');
  await colleague.waitForSelector('#reschedule_reason');
  await fill(colleague, '#reschedule_reason', '职工住院');
  await colleague.locator('button[type=submit]').click();
  await sees(colleague, '第 4 版');
  await drawAPanel(colleague);
}

/** Three of two specialties; then one of them stands back and another comes. */
async function drawAPanel(page) {
  await press(page, '抽取专家');
  await page.waitForSelector('#draw_panel_specialties');
  await page.waitForSelector('input[value=neurology]:not([disabled])');
  for (const specialty of ['orthopaedics', 'neurology']) await page.locator(`input[value=${specialty}]`).click();
  assert.ok(await page.$('input[value=burns][disabled]'), 'nobody of that specialty can be drawn');
  await look(page, '11-draw-panel');
  await page.locator('button[type=submit]').click();
  await sees(page, '第 5 版');
  const names = () => page.$$eval('.lines li', (lines) => lines.map((line) => line.innerText).filter((text) => text.startsWith('专家')));
  const drawn = await names();
  assert.equal(drawn.length, 3);
  await press(page, '更换专家');
  await page.waitForSelector('#replace_expert_reason');
  // Of the three of a specialty at most two sit, so that one is left to come.
  await page.locator('#replace_expert_expert_id input').click();
  await page.type('#replace_expert_reason', '与职工是亲属，申请回避');
  await look(page, '12-replace-expert');
  await page.locator('button[type=submit]').click();
  await sees(page, '第 6 版');
  const after = await names();
  assert.equal(after.length, 3);
  assert.equal(after.filter((name) => !drawn.includes(name)).length, 1, 'one other came');
  await look(page, '13-panel');
}

async function otherPlaces() {
  const page = await newPage();
  await signIn(page, 'city');
  await page.keyboard.down('Alt');
  await page.keyboard.press('Digit2');
  await page.keyboard.up('Alt');
  await page.waitForSelector('.ant-table-row');
  await look(page, '08-certifications');
  const before = (await page.$$('.ant-table-row')).length;
  await page.locator('.ant-table-row button').click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await page.waitForFunction((rows) => document.querySelectorAll('.ant-table-row').length === rows, {}, before - 1);
  await page.goto(`${base}/desk/experts`);
  await sees(page, '共 6 人，2 个科别');
  await look(page, '14-experts');
  await page.goto(`${base}/desk/statistics`);
  await page.waitForSelector('.plot canvas');
  await look(page, '09-statistics');
  const auditor = await newPage();
  await signIn(auditor, 'auditor');
  await sees(auditor, '前后相接');
  await look(auditor, '10-audit');
}

let failed = false;
try {
  await walkACase();
  await otherPlaces();
  assert.deepEqual(troubles, []);
  console.log('console_test: passed');
} catch (error) {
  failed = true;
  console.error(error);
  console.error(troubles.join('\n'));
  await current?.screenshot({ path: join(shots, 'failed.png') }).catch(() => undefined);
} finally {
  await browser.close();
  office.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
