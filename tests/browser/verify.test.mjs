// From a recorded result to what the public reads, and back: each person does what is theirs.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const CAMERAS = 'Cámaras de seguridad instaladas';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function enter(person, options) {
  const page = await browser.newPage(server, options);
  await logIn(page, `${person}@demo.atalaya`, PASSWORD);
  await page.goto('/c/guatape/mi-trabajo');
  return page;
}

/** What a visitor reads of the cameras in 2025. */
async function readPublicRow() {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape/tablero?corte=2025&buscar=' + encodeURIComponent('Cámaras de seguridad'));
  const row = page.locator('tr', { hasText: CAMERAS }).first();
  await row.getByRole('link').first().click();
  const text = await page.locator('main').innerText();
  await page.context().close();
  return text;
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  for (const person of ['presidencia', 'consejera', 'verificadora', 'enlace', 'lectura']) {
    test(`${person}'s work on a ${screen}`, async () => {
      const page = await enter(person, { width });
      assert.equal(await page.textContent('h1'), 'Mi trabajo');
      await checkPage(page, `mi-trabajo-${person}`);
    });
  }
  test(`the queue and a case on a ${screen}`, async () => {
    const page = await enter('verificadora', { width });
    await page.goto('/c/guatape/verificar');
    await checkPage(page, 'verificar-cola');
    await page.click('text=Empezar por la más antigua');
    await checkPage(page, 'verificar-caso');
    await page.check('text=No confirmado');
    await page.fill('#cifra', 'muchas');
    await page.fill('#nota', 'Conté en la plaza.');
    await page.click('button:text-is("Verificar")');
    assert.match(await page.textContent('.resumen'), /Hay una cosa por corregir/);
    assert.equal(await page.inputValue('#nota'), 'Conté en la plaza.');
    await checkPage(page, 'verificar-corregir');
    // What was written goes along to the page that returns.
    await page.click('text=Devolver con motivo');
    assert.equal(await page.inputValue('#explicacion'), 'Conté en la plaza.');
    await page.click('button:text-is("Devolver")');
    assert.match(await page.textContent('.resumen'), /Elija el motivo/);
    await checkPage(page, 'devolver');
  });
}

test('analysed, verified, published: then everybody sees it, until it is returned', async () => {
  assert.doesNotMatch(await readPublicRow(), /Dos cámaras no graban/);
  const analyst = await enter('consejera', { width: WIDTHS.phone });
  await analyst.click(`.parte:has-text("Por analizar") >> text=${CAMERAS}`);
  await checkPage(analyst, 'analizar');
  await analyst.fill('#analisis', 'La alcaldía instaló cámaras con un convenio.');
  await analyst.click('text=Guardar el análisis');
  assert.match(await analyst.textContent('[role=status]'), /espera verificación/);

  const verifier = await enter('verificadora', { width: WIDTHS.phone });
  await verifier.click(`text=${CAMERAS}`);
  assert.match(await verifier.textContent('main'), /con un convenio/);
  await verifier.check('text=Confirmado con observación');
  await verifier.fill('#nota', 'Dos cámaras no graban.');
  await verifier.click('button:text-is("Verificar")');
  assert.match(await verifier.textContent('[role=status]'), /Confirmado con observación/);
  assert.doesNotMatch(await readPublicRow(), /Dos cámaras no graban/);

  const president = await enter('presidencia');
  await president.click('text=Publicar varios a la vez');
  await checkPage(president, 'publicar');
  await president.check(`text=${CAMERAS}`);
  await president.click('text=Publicar los marcados');
  assert.match(await president.textContent('[role=status]'), /quedó publicado/);
  assert.match(await readPublicRow(), /Dos cámaras no graban/);

  await president.goto('/c/guatape/tablero?corte=2025');
  await president.click(`text=${CAMERAS}`);
  assert.match(await president.locator('details[open]').innerText(), /Ana Lucía Urrea verificó el resultado/);
  for (const width of Object.values(WIDTHS)) {
    await president.setViewportSize({ width, height: 800 });
    await checkPage(president, 'indicador-historia');
  }
  await president.click('td >> text=Devolver >> nth=-1');
  await president.check('text=El soporte es de otro año.');
  await president.fill('#explicacion', 'La lista es de 2024.');
  await president.click('button:text-is("Devolver")');
  assert.doesNotMatch(await readPublicRow(), /Dos cámaras no graban/);
  // The presidency had brought it with the plan, so it comes back to her.
  const returned = president.locator('.parte', { hasText: CAMERAS });
  assert.match(await returned.first().innerText(), /La lista es de 2024/);
});

test('nobody verifies what they recorded, and a verifier without JavaScript can work', async () => {
  const page = await enter('verificadora', { width: WIDTHS.phone, javaScript: false });
  await page.goto('/c/guatape/verificar');
  const count = await page.locator('a[href*="/verificar/"]').count();
  assert.ok(count > 0);
  await page.click('text=Empezar por la más antigua');
  const first = page.url();
  await page.click('text=No me corresponde');
  assert.notEqual(page.url(), first);
});
