// A councillor records results: a number with a PDF, zero, nothing reported, an odd value with its
// reason; what is wrong loses nothing; a second person sees both values.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const COUNCILLOR = 'consejera@demo.atalaya';
const PDF = { name: 'acta de la vía.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nacta\n') };

let server, browser;
before(async () => {
  server = await startServer({ environment: { ATALAYA_NOW: '2026-11-20T15:00:00Z' } });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the form of an indicator, found by its name on the board, for 2026. */
async function openForm(page, name, email = COUNCILLOR) {
  await logIn(page, email, PASSWORD);
  await page.goto('/c/guatape/tablero');
  const path = await page.locator('a[href*="/indicador/"]', { hasText: name }).first().getAttribute('href');
  const id = /indicador\/(\d+)/.exec(path)[1];
  await page.goto(`/c/guatape/registrar/${id}/2026`);
}

async function fill(page, { value, date = '30/10/2026', source = 'Informe o carta de la alcaldía', detail = 'Carta 12' } = {}) {
  if (value !== undefined) await page.fill('#valor', value);
  await page.fill('#corte', date);
  if (source) await page.check(`text=${source}`);
  await page.fill('#fuente_detalle', detail);
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the form reads well on a ${screen}`, async () => {
    const page = await browser.newPage(server, { width });
    await openForm(page, 'Vía terciaria pavimentada');
    await checkPage(page, 'registrar');
    await page.fill('#valor', '1.234');
    await page.click('text=Revisar antes de enviar');
    assert.match(await page.textContent('.resumen'), /cosas por corregir/);
    assert.match(await page.textContent('main'), /Entendimos 1\.234/);
    await checkPage(page, 'registrar-errores');
  });
}

test('a number is recorded with a PDF and gives a receipt', async () => {
  const page = await browser.newPage(server);
  await openForm(page, 'Vía terciaria pavimentada');
  await fill(page, { value: '0,7' });
  await page.setInputFiles('#archivos', PDF);
  await page.fill('#prueba', 'La entrega de la vía');
  await page.click('text=Revisar antes de enviar');
  assert.match(await page.textContent('h1'), /¿Está bien así\?/);
  assert.match(await page.textContent('main'), /acta de la vía\.pdf/);
  await checkPage(page, 'registrar-revisar');
  await page.click('button:text-is("Registrar")');
  assert.match(await page.textContent('h1'), /Quedó registrado/);
  assert.match(await page.textContent('.copia'), /^[0-9a-f]{64}$/);
  await checkPage(page, 'registrar-recibo');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=acta de la vía.pdf')]);
  assert.equal(download.suggestedFilename(), 'acta de la vía.pdf');
  const [apart] = await Promise.all([page.waitForEvent('popup'), page.click('text=Cambiar')]);
  apart.faults = [];
  await apart.waitForLoadState();
  await apart.setViewportSize({ width: WIDTHS.laptop, height: 800 });
  await checkPage(apart, 'soporte');
  await apart.setViewportSize({ width: WIDTHS.phone, height: 800 });
  await checkPage(apart, 'soporte');
  await apart.check('text=El público lo puede ver');
  await apart.click('text=Guardar los cambios');
  assert.match(await apart.textContent('main'), /Los cambios quedaron guardados/);
});

test('the way from the indicator, and what is not one\'s own to record', async () => {
  const page = await browser.newPage(server);
  await logIn(page, 'enlace@demo.atalaya', PASSWORD);
  await page.goto('/c/guatape/tablero');
  await page.click('a[href*="/indicador/"]:has-text("Vía terciaria pavimentada")');
  await checkPage(page, 'indicador-registrar');
  await page.click('a:has-text("Corregir")');
  assert.match(await page.textContent('main'), /El consejo ya registró este resultado/);
  await checkPage(page, 'registrar-cerrado');
});

test('nothing typed and no file is lost on a bad date', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone });
  await openForm(page, 'Documentos de planeación');
  await fill(page, { value: '0,5', date: '31/02/2026' });
  await page.setInputFiles('#archivos', PDF);
  await page.fill('#prueba', 'El documento firmado');
  await page.fill('#nota', 'Una nota larga');
  await page.keyboard.press('Tab');
  await page.click('text=Revisar antes de enviar');
  assert.match(await page.textContent('.resumen'), /31\/02\/2026/);
  assert.equal(await page.inputValue('#valor'), '0,5');
  assert.equal(await page.inputValue('#corte'), '31/02/2026');
  assert.equal(await page.inputValue('#nota'), 'Una nota larga');
  assert.equal(await page.isChecked('text=Informe o carta de la alcaldía'), true);
  assert.match(await page.textContent('main'), /acta de la vía\.pdf/);
  await checkPage(page, 'registrar-fecha');
  await page.fill('#corte', '30/10/2026');
  await page.click('text=Revisar antes de enviar');
  await page.click('button:text-is("Registrar")');
  assert.match(await page.textContent('main'), /acta de la vía\.pdf/);
});

test('zero asks for its reason, and an odd value too', async () => {
  const page = await browser.newPage(server);
  await openForm(page, 'Estudiantes');
  await fill(page);
  await page.click('text=El resultado fue cero');
  assert.match(await page.textContent('main'), /llama la atención/);
  assert.equal(await page.inputValue('#valor'), '0');
  await checkPage(page, 'registrar-cero');
  await page.fill('#valor', '999999');
  await page.click('text=Revisar antes de enviar');
  assert.match(await page.textContent('main'), /más de tres veces/);
  await page.fill('#razon', 'El contrato se adelantó.');
  await page.click('text=Revisar antes de enviar');
  await checkPage(page, 'registrar-raro');
  await page.click('button:text-is("Registrar")');
  assert.match(await page.textContent('main'), /999\.999/);
});

test('a zero with its reason gives a receipt, and is a number on the board', async () => {
  const page = await browser.newPage(server);
  await openForm(page, 'Sedes educativas mejoradas');
  await fill(page);
  await page.setInputFiles('#archivos', PDF);
  await page.fill('#prueba', 'El acta de la visita');
  await page.click('text=El resultado fue cero');
  await page.fill('#razon', 'El contrato quedó desierto.');
  await page.click('text=Revisar antes de enviar');
  await page.click('button:text-is("Registrar")');
  assert.match(await page.textContent('h1'), /Quedó registrado/);
  assert.match(await page.textContent('.frase'), /: 0/);
  assert.doesNotMatch(await page.textContent('.frase'), /No se ha reportado/);
  await checkPage(page, 'registrar-recibo-cero');
});

test('not reported is another button than zero', async () => {
  const page = await browser.newPage(server);
  await openForm(page, 'Cámaras de seguridad');
  await page.click('text=Nadie ha dado el dato.');
  assert.match(await page.textContent('.resumen'), /hasta qué fecha/);
  assert.equal(await page.locator('#valor').count(), 0);
  await checkPage(page, 'registrar-sin-reporte');
  await page.fill('#corte', '30/10/2026');
  await page.click('text=Revisar antes de enviar');
  await page.click('button:text-is("Registrar")');
  assert.match(await page.textContent('h1'), /Quedó registrado/);
  assert.match(await page.textContent('.frase'), /No se ha reportado/);
  await checkPage(page, 'registrar-recibo-sin-reporte');
});

test('the second of two people sees both values and decides', async () => {
  const first = await browser.newPage(server);
  const second = await browser.newPage(server);
  await openForm(first, 'Eventos');
  await openForm(second, 'Eventos', 'secretaria@demo.atalaya');
  await fill(first, { value: '1' });
  await fill(second, { value: '2', detail: 'Visita del martes' });
  await first.click('text=Guardar borrador');
  assert.match(await first.textContent('main'), /borrador quedó guardado/);
  await second.click('text=Revisar antes de enviar');
  assert.match(await second.textContent('h1'), /Otra persona guardó antes/);
  assert.match(await second.textContent('main'), /Visita del martes/);
  await checkPage(second, 'registrar-dos-datos');
  await second.setViewportSize({ width: WIDTHS.phone, height: 800 });
  await checkPage(second, 'registrar-dos-datos');
  await second.click('text=Usar lo que yo escribí');
  await second.click('button:text-is("Registrar")');
  assert.match(await second.textContent('.frase'), /: 2/);
});

test('without JavaScript a draft is kept, gone on with and removed', async () => {
  const page = await browser.newPage(server, { javaScript: false });
  await openForm(page, 'Planes estratégicos');
  await page.fill('#valor', '0,25');
  await page.click('text=Guardar borrador');
  assert.equal(await page.inputValue('#valor'), '0,25');
  await page.setInputFiles('#archivos', [PDF, { ...PDF, name: 'foto.svg' }]);
  await page.click('text=Subir los archivos ahora');
  assert.match(await page.textContent('.resumen'), /foto\.svg/);
  assert.match(await page.textContent('main'), /acta de la vía\.pdf/);
  await page.click('button:has-text("Quitar")');
  assert.doesNotMatch(await page.textContent('main'), /acta de la vía\.pdf/);
  await page.click('button:text-is("Borrar el borrador")');
  await page.click('button:text-is("Borrar el borrador")');
  assert.match(new URL(page.url()).pathname, /\/indicador\//);
});

test('a session that lapses while the form is filled loses nothing but files', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone, javaScript: false });
  await openForm(page, 'Sistemas de información implementados');
  await page.context().clearCookies();
  await fill(page, { value: '0,25', detail: 'Carta 45 de la alcaldía' });
  await page.setInputFiles('#archivos', PDF);
  await page.click('text=Revisar antes de enviar');
  assert.match(await page.textContent('h1'), /Su sesión se cerró/);
  assert.match(await page.textContent('main'), /Los archivos no se conservan/);
  const [entry] = await Promise.all([page.waitForEvent('popup'), page.click('text=Ingrese en otra pestaña')]);
  await entry.locator('input[type=email]').fill(COUNCILLOR);
  await entry.locator('input[type=password]').fill(PASSWORD);
  await entry.locator('main form').getByRole('button').first().click();
  await entry.waitForURL(/mi-trabajo/);
  await page.click('text=Ya ingresé: seguir con lo que escribí');
  await page.click('text=Enviar lo que escribí');
  assert.match(await page.textContent('h1'), /¿Está bien así\?/);
  const main = await page.textContent('main');
  assert.match(main, /30\/10\/2026|30 de octubre de 2026/);
  assert.match(main, /Carta 45 de la alcaldía/);
  await page.click('text=Cambiar algo');
  assert.equal(await page.inputValue('#valor'), '0,25');
});
