// Roles of the actors: what a secretariat and a councillor do, from proposals to their own work list.
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

// The actors without a letter stand behind one touch.
async function showOthers(page) {
  await page.click('summary:has-text("Otros")');
}

async function openAs(who, path, width = WIDTHS.laptop) {
  const page = await browser.newPage(server, { width });
  await logIn(page, `${who}@demo.atalaya`, PASSWORD);
  await page.goto(`/c/guatape/${path}`);
  return page;
}

for (const [screen, width] of Object.entries({ laptop: WIDTHS.laptop, phone: WIDTHS.phone, narrow: WIDTHS.narrow })) {
  test(`the pages of actors and roles on a ${screen}`, async () => {
    const page = await openAs('secretaria', 'actores', width);
    await checkPage(page, 'actores');
    await page.click('text=Agregar un actor');
    await page.fill('#contacto', 'Elsa Marín');
    await page.click('text=Guardar el actor');
    assert.match(await page.textContent('.resumen'), /Elija qué clase de actor es/);
    assert.equal(await page.inputValue('#contacto'), 'Elsa Marín');
    await checkPage(page, 'actor-errores');
    await page.goto('/c/guatape/roles');
    assert.match(await page.textContent('.frase'), /10 de 10 pasos/);
    await page.click('summary:has-text("Ver la matriz con letras")');
    await checkPage(page, 'roles');
    await page.click('tr:has-text("Verificar el resultado") >> text=Cambiar');
    await page.click('summary:has-text("letras")');
    await checkPage(page, 'roles-paso');
    await page.goto('/c/guatape/roles?buscar=via');
    await page.click('main a[href*="?indicador="]');
    assert.match(await page.textContent('main'), /Vale para/);
    await checkPage(page, 'roles-indicador');
  });
}

test('the secretariat adds an entity on a phone, gives it a step, and reads what is wrong', async () => {
  const page = await openAs('secretaria', 'actores/nuevo', WIDTHS.phone);
  await page.check('text=Otra entidad pública');
  await page.fill('#nombre', 'Personería municipal');
  await page.click('text=Guardar el actor');
  assert.match(await page.textContent('[role=status], .aviso'), /Guardamos el actor/);
  assert.match(await page.locator('li', { hasText: 'Personería municipal' }).textContent(), /Sin roles/);

  // Two who answer for a step: it is saved, and said.
  await page.goto('/c/guatape/roles/informar');
  await showOthers(page);
  await checkPage(page, 'roles-paso-otros');
  await page.selectOption('label:has-text("Personería municipal") + select', 'A');
  await page.click('button:text-is("Guardar")');
  assert.match(await page.textContent('.caja'), /rinden cuentas 2 actores: Rosalba Gómez y Personería municipal/);
  assert.match(await page.textContent('.caja'), /«Personería municipal» tiene algo que hacer y no tiene contacto/);
  await checkPage(page, 'roles-por-corregir');
  await page.click('.caja >> text=Cambiar «Informar a la ciudadanía»');
  await page.selectOption('label:has-text("Personería municipal") + select', 'C');
  await page.click('button:text-is("Guardar")');
  assert.doesNotMatch(await page.textContent('main'), /rinden cuentas 2/);

  // Who has letters is retired; the matrix says that somebody must take its place.
  await page.goto('/c/guatape/actores');
  await page.click('text=Personería municipal');
  await page.click('text=Este actor ya no participa');
  await page.goto('/c/guatape/roles');
  assert.match(await page.textContent('.caja'), /«Personería municipal» ya no participa y tiene la C/);
});

test('a topic gets a verifier of its own with the keyboard alone, and gives it back', async () => {
  const page = await openAs('consejera', 'roles');
  await page.selectOption('#tema', { label: 'Vías y movilidad de las veredas' });
  await page.focus('#tema');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/tema=\d+/);
  await page.focus('tr:has-text("Verificar el resultado") a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/roles\/verificar/);
  assert.match(await page.textContent('main'), /Hoy vale lo de: Todo el consejo/);
  await page.focus('summary:has-text("Otros")');
  await page.keyboard.press('Enter');
  await page.selectOption('label:has-text("Luz Marina Giraldo") + select', 'RA');
  await page.selectOption('label:has-text("Ana Lucía Urrea") + select', '');
  await page.focus('button:text-is("Guardar")');
  await page.keyboard.press('Enter');
  await page.waitForURL(/hecho=guardado/);
  // She records, and would verify alone: the method forbids it, and her account may not.
  assert.match(await page.textContent('.caja'), /Quien registra también verifica/);
  assert.match(await page.textContent('.caja'), /puede verificar en Atalaya/);
  assert.match(await page.locator('tr', { hasText: 'Verificar el resultado' }).textContent(), /Este tema/);
  await page.click('tr:has-text("Verificar el resultado") >> text=Cambiar');
  await page.click('text=Quitar los roles propios de este paso');
  assert.match(await page.locator('tr', { hasText: 'Verificar el resultado' }).textContent(), /Todo el consejo/);
});

test('two people who change one step: the second sees it and loses nothing', async () => {
  const one = await openAs('secretaria', 'roles/publicar');
  const other = await openAs('presidencia', 'roles/publicar');
  const box = 'label:has-text("Luz Marina Giraldo") + select';
  for (const page of [one, other]) await showOthers(page);
  await one.selectOption(box, 'I');
  await one.click('button:text-is("Guardar")');
  await other.selectOption(box, 'C');
  await other.click('button:text-is("Guardar")');
  assert.match(await other.textContent('[role=alert]'), /Otra persona guardó cambios/);
  assert.equal(await other.inputValue(box), 'C');
  await other.click('button:text-is("Guardar")');
  assert.match(await other.locator('tr', { hasText: 'Publicar el resultado' }).textContent(), /Luz Marina Giraldo/);
});

for (const [screen, width] of Object.entries({ laptop: WIDTHS.laptop, phone: WIDTHS.phone })) {
  test(`what the roles give a person comes first in her work on a ${screen}`, async () => {
    const page = await openAs('consejera', 'mi-trabajo?corte=2026', width);
    assert.match(await page.textContent('.frase'), /Según los roles, \d+ le corresponden/);
    assert.match(await page.locator('h2:has-text("Falta el reporte") + ul li').first().textContent(), /Le corresponde según los roles/);
    await page.click('text=lo mío según los roles');
    assert.match(page.url(), /quien=mio/);
    assert.doesNotMatch(await page.textContent('main'), /Según los roles le corresponde a:/);
    await checkPage(page, 'mi-trabajo-lo-mio');
    await page.click('a:text-is("todo")');
    assert.doesNotMatch(page.url(), /quien=mio/);
  });
}

test('the matrix is printed and goes into a sheet; who only reads sees no contacts', async () => {
  const page = await openAs('lectura', 'roles');
  for (const [end, magic] of [['pdf', '%PDF'], ['xlsx', 'PK']]) {
    const answer = await page.request.get(`/c/guatape/roles.${end}`);
    assert.equal(answer.status(), 200);
    assert.ok((await answer.body()).toString('latin1').startsWith(magic));
  }
  assert.equal(await page.locator('text=Cambiar').count(), 0);
  await page.goto('/c/guatape/actores');
  assert.doesNotMatch(await page.textContent('main'), /ejemplo\.atalaya|300 555/);
});
