// Technical sheets: what a councillor fills on a phone, what a second version shows, and the PDF.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openAs(who, width = WIDTHS.laptop) {
  const page = await browser.newPage(server, { width });
  await logIn(page, `${who}@demo.atalaya`, PASSWORD);
  return page;
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the pages of technical sheets on a ${screen}`, async () => {
    const page = await openAs('consejera', width);
    await page.goto('/c/guatape/fichas');
    await checkPage(page, 'fichas');
    await page.click('text=Vía terciaria pavimentada');
    assert.match(await page.textContent('main'), /27 de 27 campos/);
    await checkPage(page, 'ficha');
    await page.click('text=Ver los cambios');
    assert.match(await page.textContent('main'), /Versión 2/);
    await checkPage(page, 'ficha-cambios');
    await page.goBack();
    await page.click('text=Llenar la ficha');
    await checkPage(page, 'ficha-llenar');
    await page.goto('/c/guatape/fichas/traer');
    await checkPage(page, 'fichas-traer');
  });
}

test('a sheet is filled on a phone: a bad number loses nothing, the second version shows its difference', async () => {
  const page = await openAs('consejera', WIDTHS.phone);
  await page.goto('/c/guatape/fichas');
  await page.click('table th a');
  const path = new URL(page.url()).pathname;
  await page.click('text=Llenar la ficha');
  await page.fill('#descripcion', 'Cuenta las obras terminadas.\nUna por renglón.');
  await page.fill('#rezago_dias', 'un mes');
  await page.selectOption('#periodicidad', 'trimestral');
  await page.click('text=Guardar la ficha');
  assert.match(await page.textContent('.resumen'), /Escriba un número entero/);
  assert.equal(await page.inputValue('#rezago_dias'), 'un mes');
  assert.match(await page.inputValue('#descripcion'), /Una por renglón/);
  assert.equal(await page.inputValue('#periodicidad'), 'trimestral');
  await checkPage(page, 'ficha-errores');
  await page.fill('#rezago_dias', '30');
  await page.click('text=Guardar la ficha');
  assert.match(await page.textContent('main'), /Guardamos la ficha/);
  await page.click('text=Llenar la ficha');
  await page.fill('#rezago_dias', '45');
  await page.click('text=Guardar la ficha');
  await page.click('text=Ver los cambios');
  assert.match(await page.textContent('main'), /Rezago, en días:\s*30 días\s*→\s*45 días/);
  await page.goto(path);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Bajar en PDF')]);
  assert.equal((await readFile(await file.path())).subarray(0, 5).toString(), '%PDF-');
});

test('a spreadsheet comes back with its changes', async () => {
  const page = await openAs('secretaria');
  await page.goto('/c/guatape/fichas');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Datos (CSV)')]);
  const text = (await readFile(await file.path())).toString();
  const edited = text.replaceAll('Actas de recibo de obra y planos de la interventoría', 'Actas y fotos');
  assert.notEqual(text, edited);
  await page.click('text=Traer una hoja que ya llenó');
  await page.setInputFiles('#archivo', { name: 'fichas.csv', mimeType: 'text/csv', buffer: Buffer.from(edited) });
  await page.click('text=Ver los cambios');
  assert.match(await page.textContent('main'), /cambia 1 dato en 1 ficha/);
  await checkPage(page, 'fichas-cambios');
  await page.click('text=Guardar estos cambios');
  assert.match(await page.textContent('main'), /Guardamos las fichas del archivo/);
});
