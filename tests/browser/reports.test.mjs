// The yearly pronouncement: a draft, its texts, the approval, the public's copy, the printed code,
// the correction.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, takePicture, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const LIST = '/c/guatape/informes';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const enter = async (who, width = WIDTHS.laptop) => {
  const page = await browser.newPage(server, { width });
  await logIn(page, `${who}@demo.atalaya`, PASSWORD);
  return page;
};

/** Shows a page at every width and checks each. */
const checkEverywhere = async (page, name) => {
  for (const width of Object.values(WIDTHS)) {
    await page.setViewportSize({ width, height: 800 });
    await checkPage(page, name);
  }
  await page.setViewportSize({ width: WIDTHS.laptop, height: 800 });
};

let report; // its address

test('the secretary starts a draft and writes a text', async () => {
  const page = await enter('secretaria');
  await page.goto(LIST);
  await checkEverywhere(page, 'informes-miembros');
  await page.getByRole('link', { name: 'Empezar un pronunciamiento' }).click();
  await checkEverywhere(page, 'informes-nuevo');
  await page.getByLabel('Año del corte').selectOption('2025');
  await page.getByRole('button', { name: 'Empezar' }).click();
  report = new URL(page.url()).pathname.replace(/\/editar$/, '');
  assert.match(report, /^\/c\/guatape\/informes\/\d+$/);
  await checkEverywhere(page, 'informes-editar');

  await page.getByRole('link', { name: 'Lo que avanzó' }).click();
  await page.getByRole('button', { name: 'Empezar con estas frases' }).click();
  const text = page.getByRole('textbox', { name: 'Texto' });
  assert.match(await text.inputValue(), /ritmo previsto/);
  await text.fill('Se abrió la **sala de lectura**.\n\n- Una\n- Dos');
  await page.getByRole('button', { name: 'Ver cómo queda' }).click();
  assert.equal(await page.locator('section strong', { hasText: 'sala de lectura' }).count(), 1);
  await checkEverywhere(page, 'informes-texto');
  await page.getByRole('button', { name: 'Guardar' }).click();
  assert.equal(new URL(page.url()).pathname, `${report}/editar`);

  await page.getByLabel('Dirigido a').fill('Alcaldía y Concejo Municipal de Guatapé');
  await page.getByLabel('Acta en que se aprueba').fill('Acta 07, por 11 votos de 12');
  await page.getByRole('button', { name: 'Guardar los datos' }).click();
  await page.goto(`${report}/indicadores`);
  await checkEverywhere(page, 'informes-indicadores');
  await page.goto(report);
  await checkEverywhere(page, 'informes-borrador');
});

test('the second of two writers sees both texts', async () => {
  const one = await enter('secretaria');
  const other = await enter('consejera');
  for (const page of [one, other]) await page.goto(`${report}/texto/causas`);
  await one.getByRole('textbox', { name: 'Texto' }).fill('Faltó maquinaria.');
  await one.getByRole('button', { name: 'Guardar' }).click();
  await other.getByRole('textbox', { name: 'Texto' }).fill('Llovió mucho.');
  await other.getByRole('button', { name: 'Guardar' }).click();
  assert.match(await other.locator('main').innerText(), /Faltó maquinaria\./);
  assert.equal(await other.getByRole('textbox', { name: 'Texto' }).inputValue(), 'Llovió mucho.');
});

test('the second of two who save the data sees what the first saved', async () => {
  const one = await enter('secretaria');
  const other = await enter('presidencia');
  for (const page of [one, other]) await page.goto(`${report}/editar`);
  await one.getByLabel('Dirigido a').fill('Concejo Municipal');
  await one.getByRole('button', { name: 'Guardar los datos' }).click();
  assert.match(await one.locator('[role=status]').innerText(), /datos del informe quedaron guardados/);
  await other.getByLabel('Dirigido a').fill('Alcaldía y Concejo Municipal de Guatapé');
  await other.getByRole('button', { name: 'Guardar los datos' }).click();
  assert.match(await other.locator('main').innerText(), /Está guardado: «Concejo Municipal»/);
  assert.equal(await other.getByLabel('Dirigido a').inputValue(), 'Alcaldía y Concejo Municipal de Guatapé');
  await checkEverywhere(other, 'informes-editar-dos');
  await other.getByRole('button', { name: 'Guardar los datos' }).click();
  assert.match(await other.locator('[role=status]').innerText(), /quedaron guardados/);
});

test('nobody else sees the draft', async () => {
  const page = await browser.newPage(server);
  const answer = await page.request.get(`${server.base}${report}`);
  assert.equal(answer.status(), 404);
});

test('the president approves, the public downloads and checks the code', async () => {
  const president = await enter('presidencia');
  await president.goto(`${report}/aprobar`);
  await checkEverywhere(president, 'informes-aprobar');
  await president.getByRole('button', { name: 'Aprobar y congelar' }).click();
  assert.equal(new URL(president.url()).pathname, report);

  const page = await browser.newPage(server);
  await page.goto(LIST);
  await checkEverywhere(page, 'informes');
  await page.goto(report);
  await checkEverywhere(page, 'informe');
  await takePicture(page, 'informe', { grey: true });
  const code = await page.locator('aside b').first().innerText();
  assert.match(code, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  for (const [name, start] of [['pdf', '%PDF-'], ['carta', '%PDF-'], ['xlsx', 'PK'], ['html', '<!doctype html>']]) {
    const answer = await page.request.get(`${server.base}${report}/${name}`);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()['content-disposition'], /attachment.*pronunciamiento-guatape-2025-v1/);
    assert.equal((await answer.body()).subarray(0, start.length).toString(), start);
  }

  await page.goto('/v');
  await checkEverywhere(page, 'comprobar');
  await page.getByLabel('Código').fill(code.toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Comprobar' }).click();
  assert.equal(new URL(page.url()).pathname, `/v/${code}`);
  assert.match(await page.locator('main').innerText(), /Vigente/);
  await checkEverywhere(page, 'comprobar-codigo');
  await page.goto('/v/00000-00000');
  await checkPage(page, 'comprobar-desconocido');
});

test('on a phone the report is walked by its contents, and its tables open where they are asked for', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone, javaScript: false });
  await page.goto(report);
  const shown = () => page.locator('.informe tr:not(.grupo)').evaluateAll((rows) =>
    rows.filter((row) => row.checkVisibility()).length);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height < 20000, `${height} px`);
  await page.getByRole('link', { name: 'Matriz del plan' }).click();
  const before = await shown();
  await page.getByLabel(/Ver las \d+ filas/).last().check();
  assert.ok(await shown() > before);
  await page.emulateMedia({ media: 'print' });
  const matrix = page.locator('.informe table').filter({ hasText: 'Indicadores de producto' }).locator('tbody tr:not(.grupo)');
  assert.ok(await matrix.count() > 70);
  for (const row of await matrix.all()) assert.equal(await row.isVisible(), true);
});

test('a correction supersedes, and the former stays', async () => {
  const page = await enter('presidencia');
  await page.goto(report);
  await page.getByRole('link', { name: 'Corregir este informe' }).click();
  await checkEverywhere(page, 'informes-corregir');
  await page.getByLabel('Qué se corrige').fill('La meta de vías era 4 km.');
  await page.getByRole('button', { name: 'Empezar la corrección' }).click();
  await page.goto(new URL(page.url()).pathname.replace(/editar$/, 'aprobar'));
  await page.getByRole('button', { name: 'Aprobar y congelar' }).click();
  const stranger = await browser.newPage(server);
  await stranger.goto(report);
  assert.match(await stranger.locator('main').innerText(), /Este informe fue corregido/);
  await checkPage(stranger, 'informe-corregido');
});
