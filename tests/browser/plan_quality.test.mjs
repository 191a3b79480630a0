// A council looks at what its plan lacks, asks the administration for it, and weighs the plan.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
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
  test(`the quality of the plan on a ${screen}`, async () => {
    const page = await openAs('secretaria', width);
    await page.goto('/c/guatape/calidad');
    assert.match(await page.textContent('.frase'), /indicadores pasan? todas las pruebas\./);
    await checkPage(page, 'calidad');
    await page.goto('/c/guatape/calidad?hallazgo=sin-linea-base');
    await checkPage(page, 'calidad-hallazgo');
    await page.locator('.ruta a').last().click();
    await page.click('text=Preparar la carta a la administración');
    await checkPage(page, 'calidad-carta');
    await page.fill('#destinatario', '');
    await page.fill('#firma', 'Ana Ruiz');
    await page.click('text=Descargar en PDF');
    assert.match(await page.textContent('.resumen'), /Escriba a quién se dirige/);
    assert.equal(await page.inputValue('#firma'), 'Ana Ruiz');
    await checkPage(page, 'calidad-carta-errores');
    await page.goto('/c/guatape/pesos');
    await checkPage(page, 'pesos');
    await page.click('table th a');
    await checkPage(page, 'pesos-grupo');
  });
}

test('the letter comes as a PDF with what was typed', async () => {
  const page = await openAs('secretaria');
  await page.goto('/c/guatape/calidad/carta');
  await page.fill('#destinatario', 'Señora alcaldesa');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('text=Descargar en PDF'),
  ]);
  assert.equal(download.suggestedFilename(), 'carta-calidad-guatape.pdf');
});

test('weights that miss 100 say by how much, and are kept until they fit', async () => {
  const page = await openAs('secretaria');
  await page.goto('/c/guatape/pesos');
  await page.click('table th a');
  const fields = page.locator('input[name^=peso_]');
  const count = await fields.count();
  for (let i = 0; i < count; i++) await fields.nth(i).fill('1,5');
  await page.click('text=Guardar los pesos');
  assert.match(await page.textContent('.resumen'), /Los pesos suman .* faltan /);
  assert.equal(await fields.nth(0).inputValue(), '1,5');
  await checkPage(page, 'pesos-errores');
  await fields.nth(0).fill(String(100 - 1.5 * (count - 1)).replace('.', ','));
  await page.click('text=Guardar los pesos');
  assert.match(await page.textContent('main'), /Suman 100/);
});
