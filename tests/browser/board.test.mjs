// The board as people use it: filters as links, the form, orders, keyboard, photocopy, phone.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, takePicture, scrollsSideways, WIDTHS } from './harness.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const names = (page) => page.locator('table tbody th[scope=row] a').allInnerTexts();

for (const [screen, width] of Object.entries(WIDTHS)) {
  for (const [name, query] of Object.entries({
    filtrado: '?ritmo=bajo&orden=peor', todo: '?anios=todos&grupos=programa&ritmo=bajo', nada: '?q=nadaqueexista',
  })) {
    test(`the board ${name} on a ${screen}`, async () => {
      const page = await browser.newPage(server, { width });
      await page.goto(`/c/guatape/tablero${query}`);
      await checkPage(page, `tablero-${name}`);
    });
  }
}

test('filters add up and are taken away one by one', async () => {
  const page = await browser.newPage(server, { javaScript: false });
  await page.goto('/c/guatape/tablero');
  const all = (await names(page)).length;
  await page.getByRole('link', { name: /^Crítico/ }).click();
  const critical = (await names(page)).length;
  assert.ok(critical > 0 && critical < all, `${critical} of ${all}`);
  await page.getByText('Más filtros').click();
  await page.getByLabel('Buscar indicador').fill('DOCUMENTOS de planeacion');
  await page.getByRole('button', { name: 'Filtrar' }).click();
  const both = await names(page);
  assert.ok(both.length > 0 && both.length < critical, `${both.length} of ${critical}`);
  assert.ok(both.every((name) => name.startsWith('Documentos de planeación')), both.join());
  await page.getByRole('link', { name: /^Crítico.*quitar/ }).click();
  assert.ok((await names(page)).length > both.length);
  await page.getByRole('link', { name: 'Quitar todos' }).click();
  assert.equal((await names(page)).length, all);
});

test('orders and weights are links', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape/tablero');
  const inOrder = await names(page);
  await page.getByText('Más filtros').click();
  await page.getByRole('link', { name: 'Por nombre' }).click();
  const byName = await names(page);
  assert.notDeepEqual(byName, inOrder);
  assert.deepEqual([...byName].sort(), [...inOrder].sort());
  assert.equal(await page.locator('tr.grupo:not(.total):not(.trozo)').count(), 0);
  const total = await page.locator('tr.total').first().innerText();
  await page.getByText('Más filtros').click();
  await page.getByRole('link', { name: 'En cada nivel todos pesan igual' }).click();
  assert.notEqual(await page.locator('tr.total').first().innerText(), total);
});

test('the board is read with the keyboard', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape/tablero');
  const link = page.locator('table a').first();
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  assert.notEqual(await link.evaluate((node) => getComputedStyle(node).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  await page.waitForURL(/indicador/);
});

test('the board on a phone is cards that say the same', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.narrow });
  await page.goto('/c/guatape/tablero');
  assert.equal(await scrollsSideways(page), false);
  const labels = await page.locator('table.mz tbody tr:not(.grupo)').first().locator('td').evaluateAll((cells) =>
    cells.map((cell) => getComputedStyle(cell, '::before').content).filter((text) => text !== 'none'));
  assert.deepEqual(labels.map((text) => text.replaceAll('"', '')), [
    'Programado', 'Ejecutado', 'Cumplió', 'Avance y lo debido', 'Ritmo de los cuatro años']);
  await page.locator('tbody .abre').first().click();
  await takePicture(page, 'tablero-gris', { grey: true });
});

const shownRows = (page) => page.locator('tbody tr:not(.grupo)').evaluateAll((rows) =>
  rows.filter((row) => getComputedStyle(row).display !== 'none').length);
const height = (page) => page.evaluate(() => document.documentElement.scrollHeight);

test('on a phone a line opens without a script; paper and a laptop show every row', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone, javaScript: false });
  await page.goto('/c/guatape/tablero');
  const all = await page.locator('tbody tr:not(.grupo)').count();
  assert.ok(all > 90);
  assert.ok(await height(page) < 6000, `${await height(page)} px`);
  assert.ok(await shownRows(page) <= 3);
  const line = page.locator('tbody', { has: page.locator('#l1') }).first();
  await line.getByLabel(/Ver los \d+ indicadores/).focus();
  await page.keyboard.press('Space');
  const count = await line.locator('tr:not(.grupo)').count();
  assert.ok(count > 3 && await shownRows(page) >= count);
  assert.match(await line.innerText(), new RegExp(`Ver los ${count} indicadores`));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await shownRows(page), all);
  assert.equal(await page.getByText(/Ver los \d+ indicadores/).first().isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: WIDTHS.laptop, height: 800 });
  assert.equal(await shownRows(page), all);
});

test('on a phone the index opens its line, a short selection is open, a list comes in parts', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone, javaScript: false });
  await page.goto('/c/guatape/tablero');
  const before = await shownRows(page);
  await page.getByText('Ir a una línea del plan').click();
  await page.locator('nav[aria-label="Líneas del plan"] a').nth(1).click();
  assert.ok(await shownRows(page) > before + 5);
  await page.goto('/c/guatape/tablero?q=documentos+de+planeacion');
  const found = await page.locator('tbody tr:not(.grupo)').count();
  assert.ok(found > 1 && found <= 12, `${found}`);
  assert.equal(await shownRows(page), found);
  await page.goto('/c/guatape/tablero?orden=peor');
  assert.ok(await shownRows(page) <= 20);
  await page.getByLabel('Ver los 12 indicadores').first().check();
  assert.ok(await shownRows(page) >= 24);
  await page.goto('/c/guatape/tablero?grupos=tema');
  assert.ok(await height(page) < 8000, `${await height(page)} px`);
  // Without scripts axe would wait for ever.
  const scripted = await browser.newPage(server, { width: WIDTHS.phone });
  await scripted.goto('/c/guatape/tablero?grupos=tema');
  await checkPage(scripted, 'tablero-temas');
});
