// The harness itself: each check must be able to fail, or the pages' tests prove nothing.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, checkAccessibility, checkHtml, findWideCards, scrollsSideways, takePicture } from './harness.mjs';

const GOOD = `<!doctype html><html lang="es-CO"><head><meta charset="utf-8"><title>Prueba</title></head>
<body><main><h1>Prueba</h1><p>Un párrafo.</p></main></body></html>`;

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

async function show(html, width = 360) {
  const page = await browser.newPage(null, { width });
  await page.setContent(html);
  return page;
}

test('a good page passes', async () => {
  const page = await show(GOOD);
  await checkAccessibility(page);
  await checkHtml(GOOD);
  assert.equal(await scrollsSideways(page), false);
});

test('a picture without text is found', async () => {
  const page = await show(GOOD.replace('<p>', '<img src="data:,"><p>'));
  await assert.rejects(checkAccessibility(page), /image-alt/);
});

test('grey text on grey is found', async () => {
  const page = await show(GOOD.replace('<p>', '<p style="color:#888;background:#aaa">'));
  await assert.rejects(checkAccessibility(page), /color-contrast/);
});

test('invalid HTML is found', async () => {
  await assert.rejects(checkHtml(GOOD.replace('<p>', '<p id="a"><p id="a">')), /no-dup-id/);
  await assert.rejects(checkHtml(GOOD.replace('<p>', '<div><ul><div></div></ul></div><p>')), /permitted/);
});

test('a page that is wider than the phone is found', async () => {
  const page = await show(GOOD.replace('<p>', '<p style="width:500px">'));
  assert.equal(await scrollsSideways(page), true);
});

test('a card that is wider than its page is found, a table that scrolls is not', async () => {
  const table = (look) => GOOD.replace('<p>', `<style>.rueda{overflow-x:auto}.tar{display:${look}}td{white-space:nowrap}</style>
    <div class="rueda" aria-label="Consejeros"><table class="tar"><tr><td>${'Falta '.repeat(60)}</td></tr></table></div><p>`);
  assert.deepEqual(await findWideCards(await show(table('block'))), ['Consejeros']);
  assert.deepEqual(await findWideCards(await show(table('table'))), []);
  assert.deepEqual(await findWideCards(await show(table('block').replace('nowrap', 'normal'))), []);
});

test('errors of the browser are kept', async () => {
  const page = await show(GOOD.replace('<p>', '<script>console.error("falla")</script><p>'));
  assert.deepEqual(page.faults, ['falla']);
});

test('pictures are saved where a folder is named, in grey too', async (t) => {
  const page = await show(GOOD);
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-pictures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.ok(existsSync(await takePicture(page, 'harness', { folder })));
  assert.ok(existsSync(await takePicture(page, 'harness', { folder, grey: true })));
});
