// What every browser test needs: a server of its own with the demonstration, a browser, and checks.
//
//   import { test, before, after } from 'node:test';
//   import { startServer, openBrowser, checkPage } from './harness.mjs';
//
//   let server, browser;
//   before(async () => { server = await startServer(); browser = await openBrowser(); });
//   after(async () => { await browser.close(); await server.stop(); });
//
//   test('the board says how the plan goes', async () => {
//     const page = await browser.newPage(server, { width: 360 });
//     await page.goto('/c/guatape/tablero');
//     await checkPage(page, 'tablero');        // axe, valid HTML, no sideways scroll, a screenshot
//   });
//
// A page fails its test by itself when the browser logs an error or a CSP violation.
import { spawn, execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { HtmlValidate } from 'html-validate';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
export const program = process.env.ATALAYA_PROGRAM ?? join(root, 'build/debug/src/atalaya');
// Where pictures go, for people to judge. Without it none is made: they take as long as all other checks.
const pictures = process.env.ATALAYA_SCREENSHOTS;
const axe = readFileSync(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
// Debian's; without a window of its own it needs two thirds of the time.
const CHROMIUMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where a person's screen ends: a laptop, a phone, and the narrowest phone. */
export const WIDTHS = { laptop: 1280, phone: 360, narrow: 320 };

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A data folder with the demonstration: ATALAYA_DEMO_DATA (./test makes it once for all files), or made
 * once for this run of node; then copied. */
let template = process.env.ATALAYA_DEMO_DATA;
function copyDemonstration(folder) {
  if (!template) {
    template = mkdtempSync(join(tmpdir(), 'atalaya-demo-'));
    process.once('exit', () => rmSync(template, { recursive: true, force: true }));
    execFileSync(program, ['init', '--data', template], { stdio: 'pipe' });
    execFileSync(program, ['demo', '--data', template], { stdio: 'pipe' });
  }
  cpSync(template, folder, { recursive: true });
}

/** What people typed or were shown in this run and no journal may hold; logIn adds to it. */
const secrets = new Set();
export function keepSecret(secret) { secrets.add(secret); }

/** Fails when the journal of a server, with its traces on, holds a secret, a token or an e-mail. */
function checkJournal(output) {
  for (const secret of secrets) assert.ok(!output.includes(secret), `the journal holds «${secret}»`);
  const found = /[\w.+-]+@[\w-]+\.\w+|(?<![\w-])[\w-]{43}(?![\w-])|argon2id/.exec(output);
  assert.equal(found, null, `the journal holds «${found?.[0]}»`);
}

/**
 * Starts `atalaya serve` on a free port of this machine over a data folder of its own.
 * Options: demo (default true), environment (more variables, e.g. ATALAYA_NOW).
 * Gives { base, data, log(), stop() }; stop() fails when the server did not end cleanly. Without the
 * demonstration also administrator: { email, password }, the password being a one-time one.
 */
export async function startServer({ demo = true, environment = {} } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'atalaya-data-'));
  let printed = '';
  if (demo) copyDemonstration(data);
  else printed = execFileSync(program, ['init', '--data', data], { stdio: 'pipe' }).toString();
  const [, email, password] = /: (\S+@\S+)\n.*: (\S+)/.exec(printed) ?? [];
  const port = await findFreePort();
  const child = spawn(program, ['serve', '--data', data, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The sandbox forbids the tracing that LeakSanitizer needs; leaks are the unit tests' business.
    env: { ...process.env, ASAN_OPTIONS: 'detect_leaks=0', ATALAYA_TRACE: 'http', ...environment },
  });
  let output = '';
  child.stdout.on('data', (text) => { output += text; });
  child.stderr.on('data', (text) => { output += text; });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await ended;
    rmSync(data, { recursive: true, force: true });
    assert.equal(code, 0, `the server ended with ${code}:\n${output}`);
    checkJournal(output);
  };
  const deadline = Date.now() + 20000;
  while (Date.now() < deadline && child.exitCode === null) {
    try {
      await fetch(base, { redirect: 'manual' });
      return { base, data, log: () => output, stop, administrator: { email, password } };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  throw new Error(`the server did not start:\n${output}`);
}

/**
 * Opens Debian's Chromium. newPage(server, options) gives a page in a context of its own (a person
 * of its own: separate cookies). Options: width, height, javaScript (default true).
 */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? CHROMIUMS.find(existsSync),
    // Without privileges to make a sandbox (root in a container) Chromium would not start at all.
    args: process.getuid() === 0 || process.env.CI ? ['--no-sandbox'] : [],
  });
  return {
    close: () => browser.close(),
    async newPage(server, { width = WIDTHS.laptop, height = 800, javaScript = true } = {}) {
      const context = await browser.newContext({
        baseURL: server?.base, viewport: { width, height }, locale: 'es-CO', javaScriptEnabled: javaScript,
      });
      const page = await context.newPage();
      page.faults = [];
      page.on('pageerror', (error) => page.faults.push(String(error)));
      page.on('console', (message) => {
        // A refused form answers 4xx, which Chromium logs; that is not a fault of the page.
        const expected = /status of 4\d\d/.test(message.text());
        if (message.type() === 'error' && !expected) page.faults.push(message.text());
      });
      return page;
    },
  };
}

/** Logs a person in through the form, as people do. */
export async function logIn(page, email, password) {
  keepSecret(password);
  await page.goto('/ingresar');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form').getByRole('button').first().click();
  await page.waitForLoadState();
}

/** Fails with one line for each violation that axe finds. */
export async function checkAccessibility(page) {
  await page.evaluate(axe);
  const lines = await page.evaluate(async (tags) => {
    // Only what fails is worked out in full: half the time. The program's pages have no frames.
    const { violations } = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
  }, WCAG);
  assert.equal(lines.length, 0, `axe on ${page.url()}:\n${lines.join('\n')}`);
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Habits of style, not validity: templates trim white space and close what HTML lets open.
    'no-trailing-whitespace': 'off', 'void-style': 'off', 'attr-quotes': 'off', 'no-implicit-button-type': 'off',
    'no-implicit-close': 'off', 'long-title': 'off', 'attribute-boolean-style': 'off', 'doctype-style': 'off',
    'attribute-empty-style': 'off', 'tel-non-breaking': 'off', 'no-raw-characters': ['error', { relaxed: true }],
  },
});

/** Fails with one line for each fault of the HTML text. */
export async function checkHtml(text, name = 'page') {
  const report = await validator.validateString(text);
  const lines = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`));
  assert.equal(lines.length, 0, `HTML of ${name}:\n${lines.join('\n')}`);
}

/** Saves FOLDER/NAME-WIDTH.png (whole page) where there is a folder; grey: as a photocopy shows it. */
export async function takePicture(page, name, { grey = false, folder = pictures } = {}) {
  if (!folder) return undefined;
  mkdirSync(folder, { recursive: true });
  const { width } = page.viewportSize();
  const path = join(folder, `${name}-${width}${grey ? '-grey' : ''}.png`);
  if (grey) await page.evaluate(() => { document.documentElement.style.filter = 'grayscale(1)'; });
  await page.screenshot({ path, fullPage: true });
  if (grey) await page.evaluate(() => { document.documentElement.style.filter = ''; });
  return path;
}

/** True where the page itself (not a table's own region) scrolls sideways. */
export function scrollsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Tables whose rows have become cards, as on a telephone, and still are wider than the screen. */
export function findWideCards(page) {
  return page.evaluate(() => [...document.querySelectorAll('.rueda:has(> .tar)')]
    .filter((box) => getComputedStyle(box.querySelector('.tar')).display === 'block' && box.scrollWidth > box.clientWidth)
    .map((box) => box.getAttribute('aria-label') ?? box.textContent.slice(0, 60)));
}

/** Everything that holds for any page that the person is looking at; name: of its picture. */
export async function checkPage(page, name) {
  await page.waitForLoadState(); // a click that brought the person here waits for its first bytes only
  await takePicture(page, name);
  assert.deepEqual(page.faults, [], `${page.url()} logged errors`);
  assert.equal(await scrollsSideways(page), false, `${page.url()} scrolls sideways`);
  assert.deepEqual(await findWideCards(page), [], `${page.url()} has cards wider than the screen`);
  await checkAccessibility(page);
  const again = await page.request.get(page.url());
  await checkHtml(await again.text(), page.url());
}

/** Is there a program to test? Tests that need one skip without it: test(name, { skip: !built }, …). */
export const built = existsSync(program);
