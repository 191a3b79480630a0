// The secretariat sets the limits, weights and deadline of its council.
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

async function openSettings(width) {
  const page = await browser.newPage(server, { width });
  await page.goto('/ingresar');
  await logIn(page, 'secretaria@demo.atalaya', PASSWORD);
  await page.goto('/c/guatape/tablero');
  await page.click('text=Ajustes del consejo');
  return page;
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the settings, their mistakes and their preview on a ${screen}`, async () => {
    const page = await openSettings(width);
    await checkPage(page, 'ajustes');
    await page.fill('#limite_2', 'mucho');
    await page.click('text=Guardar los ajustes');
    assert.match(await page.textContent('.resumen'), /desde qué porcentaje/);
    assert.equal(await page.inputValue('#limite_2'), 'mucho');
    await checkPage(page, 'ajustes-errores');
    await page.fill('#limite_2', '55');
    await page.click('text=Ver cómo quedaría');
    assert.match(await page.textContent('#vista'), /De 55/);
    await checkPage(page, 'ajustes-vista');
  });
}

test('what is saved is seen by everybody at once', async () => {
  const page = await openSettings(WIDTHS.laptop);
  const visitor = await browser.newPage(server);
  await visitor.goto('/c/guatape/metodo');
  assert.match(await visitor.textContent('main'), /De 60\s%/);
  await page.fill('#limite_2', '62,5');
  await page.check('text=En cada nivel todos pesan igual');
  await page.selectOption('#mes', '3');
  await page.click('text=Guardar los ajustes');
  assert.match(await page.textContent('[role=status]'), /guardados/);
  await checkPage(page, 'ajustes-guardados');
  await visitor.reload();
  assert.match(await visitor.textContent('main'), /De 62,5\s% a menos de 70/);
  assert.match(await visitor.textContent('main'), /30 de marzo/);
  await checkPage(visitor, 'metodo-consejo');
});

test('new bands colour the board anew', async () => {
  const road = async () => {
    const visitor = await browser.newPage(server);
    await visitor.goto('/c/guatape/tablero?corte=2025&q=terciaria');
    const text = await visitor.locator('table.mz tbody tr', { hasText: 'Vía terciaria pavimentada' }).innerText();
    await visitor.context().close();
    return text;
  };
  assert.match(await road(), /81,0\s%\s*Sobresaliente/);
  const page = await openSettings(WIDTHS.laptop);
  const highest = page.locator('input[id^=limite_]').last();
  await highest.fill('81,5');
  await page.click('text=Guardar los ajustes');
  assert.match(await page.textContent('[role=status]'), /guardados/);
  assert.match(await road(), /81,0\s%\s*Satisfactorio/);
  await highest.fill('81');
  await page.click('text=Guardar los ajustes');
  assert.match(await road(), /81,0\s%\s*Sobresaliente/, 'a band begins at its limit');
});

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`what was done is read and checked on a ${screen}`, async () => {
    const page = await openSettings(width);
    await page.click('text=Registro de actuaciones');
    assert.match(await page.textContent('main'), /trajo el plan desde un archivo/);
    await checkPage(page, 'registro');
    await page.click('text=Comprobar ahora');
    assert.match(await page.textContent('[role=status]'), /está completo/);
    await page.click('summary');
    await checkPage(page, 'registro-filtros');
    await page.click('.filtro a >> text=trajo el plan');
    assert.doesNotMatch(await page.textContent('ol.filas'), /creó el consejo/);
  });
}
