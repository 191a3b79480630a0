// The secretariat changes the targets of an indicator with the act that changed them.
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

async function openForm(width) {
  const page = await browser.newPage(server, { width });
  await page.goto('/ingresar');
  await logIn(page, 'secretaria@demo.atalaya', PASSWORD);
  await page.goto('/c/guatape/tablero?q=terciaria');
  await page.click('table th a');
  await page.click('text=Cambiar metas con su acto');
  return page;
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the form and its mistakes on a ${screen}`, async () => {
    const page = await openForm(width);
    await checkPage(page, 'metas');
    await page.fill('#meta', 'cinco');
    await page.click('text=Revisar el cambio');
    assert.match(await page.textContent('.resumen'), /No entendimos el número/);
    assert.equal(await page.inputValue('#meta'), 'cinco');
    await checkPage(page, 'metas-errores');
  });
}

for (const [screen, width] of Object.entries({ laptop: WIDTHS.laptop, phone: WIDTHS.phone })) {
  test(`a change is reviewed, corrected and saved on a ${screen}`, async () => {
    const page = await openForm(width);
    await page.fill('#meta', width === WIDTHS.phone ? '7,5' : '6,5');
    await page.selectOption('#acto', 'acuerdo');
    await page.fill('#numero', '014 de 2025');
    await page.fill('#fecha', '30/06/2025');
    await page.fill('#nota', 'El concejo sumó una vereda.');
    await page.click('text=Revisar el cambio');
    assert.match(await page.textContent('h1'), /Revise el cambio/);
    assert.match(await page.textContent('main'), /la meta es [67],5/);
    await checkPage(page, 'metas-revisar');
    await page.click('text=Corregir');
    assert.equal(await page.inputValue('#numero'), '014 de 2025');
    await page.click('text=Revisar el cambio');
    await page.click('text=Guardar el cambio');
    assert.match(await page.textContent('main'), /Acuerdo 014 de 2025/);
    await checkPage(page, 'metas-indicador');
  });
}
