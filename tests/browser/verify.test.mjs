// From a recorded result to what the public reads, and back: each person does what is theirs.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { startServer, openBrowser, checkPage, logIn, program, WIDTHS } from './harness.mjs';

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

const PDF = { name: 'acta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nacta\n') };
const ROAD = 'Vía terciaria pavimentada';

/** A person records what a list says is missing or came back. */
async function record(page, value, reason) {
  await page.fill('#valor', value);
  await page.fill('#corte', '31/10/2026');
  await page.check('text=Informe o carta de la alcaldía');
  await page.fill('#fuente_detalle', 'Carta 12');
  if (reason) await page.fill('#nota', reason);
  await page.setInputFiles('#archivos', PDF);
  await page.fill('#prueba', 'La entrega de la vía');
  await page.click('text=Revisar antes de enviar');
  await page.click('button:text-is("Registrar")');
  assert.match(await page.textContent('h1'), /Quedó registrado/);
}

test('what a councillor recorded is returned by the verifier, and comes back to her', async () => {
  const councillor = await enter('consejera', { width: WIDTHS.phone });
  await councillor.goto('/c/guatape/mi-trabajo?corte=2026&lista=faltan');
  await councillor.click(`text=${ROAD}, 2026`);
  await record(councillor, '0,7');
  await councillor.goto('/c/guatape/mi-trabajo');
  await councillor.click(`.parte:has-text("Por analizar") >> text=${ROAD}, 2026`);
  await councillor.fill('#analisis', 'Se pavimentó el tramo de la escuela.');
  await councillor.click('text=Guardar el análisis');

  const verifier = await enter('verificadora', { width: WIDTHS.phone });
  await verifier.click(`text=${ROAD}, 2026`);
  assert.match(await verifier.textContent('main'), /acta\.pdf/);
  await checkPage(verifier, 'verificar-con-soporte');
  await verifier.fill('#nota', 'El acta dice 0,6.');
  await verifier.click('text=Devolver con motivo');
  await verifier.check('text=El soporte muestra otra cifra.');
  await verifier.click('button:text-is("Devolver")');
  assert.match(await verifier.textContent('[role=status]'), /se devolvió/);

  await councillor.goto('/c/guatape/mi-trabajo');
  const back = councillor.locator('h2:has-text("Le devolvieron") + ul');
  assert.match(await back.innerText(), /El soporte muestra otra cifra\. El acta dice 0,6\./);
  await checkPage(councillor, 'mi-trabajo-devuelto');
  await back.locator(`text=${ROAD}, 2026`).click();
  await record(councillor, '0,6');
  await councillor.goto('/c/guatape/mi-trabajo');
  assert.match(await councillor.locator('main').innerText(), /Enviado por usted/);
});

test('a long list is read in groups', async () => {
  const page = await enter('consejera', { width: WIDTHS.phone });
  await page.goto('/c/guatape/mi-trabajo?corte=2026&lista=faltan');
  assert.match(await page.textContent('main'), /Página 1 de 2/);
  await checkPage(page, 'mi-trabajo-faltan');
  await page.setViewportSize({ width: WIDTHS.laptop, height: 800 });
  await checkPage(page, 'mi-trabajo-faltan');
  await page.click('text=Siguiente');
  assert.match(await page.textContent('main'), /Página 2 de 2/);
});

test('nobody verifies what they recorded, whatever roles they hold', async () => {
  execFileSync(program, ['user', 'role', 'consejera@demo.atalaya', '--council', 'guatape', 'consejero,verificador',
    '--data', server.data], { stdio: 'pipe' });
  const page = await enter('consejera', { width: WIDTHS.phone });
  await page.goto('/c/guatape/mi-trabajo?lista=analizar');
  await page.click(`text=${ROAD}, 2026`);
  await page.fill('#analisis', 'Corregido con el acta.');
  await page.click('text=Guardar el análisis');
  await page.goto('/c/guatape/verificar');
  await checkPage(page, 'verificar-propia');
  const own = page.locator('h2:has-text("Lo que usted registró") ~ .rueda');
  assert.match(await own.innerText(), new RegExp(`${ROAD}, 2026`));
  assert.match(await own.innerText(), /La verifica otra persona/);
  // The address of the case, typed by hand.
  await page.click(`text=${ROAD}, 2026`);
  const history = await page.locator('a[href*="/devolver/"]').evaluateAll((links) => links.map((link) => link.href));
  await page.goto(history.at(-1).replace('/devolver/', '/verificar/'));
  assert.match(await page.textContent('main'), /Otra persona debe verificarlo/);
  assert.equal(await page.locator('[name=veredicto]').count(), 0);
});

test('the second of two people sees what the first did, and loses nothing', async () => {
  const verifier = await enter('verificadora', { width: WIDTHS.phone });
  await verifier.goto('/c/guatape/verificar');
  await verifier.click('text=Empezar por la más antigua');
  const president = await enter('presidencia');
  await president.goto(verifier.url().replace('/verificar/', '/devolver/'));
  await president.check('text=Falta la fuente o la fecha de corte.');
  await president.click('button:text-is("Devolver")');
  await verifier.check('text=No verificable');
  await verifier.fill('#nota', 'No se sabe de qué año es.');
  await verifier.click('button:text-is("Verificar")');
  assert.match(await verifier.textContent('.resumen'), /Rosalba Gómez devolvió el resultado.*Falta la fuente/s);
  assert.match(await verifier.textContent('main'), /No se sabe de qué año es\./);
  await checkPage(verifier, 'verificar-dos-personas');
  await verifier.setViewportSize({ width: WIDTHS.laptop, height: 800 });
  await checkPage(verifier, 'verificar-dos-personas');
});

test('a verifier without JavaScript can leave a case to others', async () => {
  const page = await enter('verificadora', { width: WIDTHS.phone, javaScript: false });
  await page.goto('/c/guatape/verificar');
  const count = await page.locator('a[href*="/verificar/"]').count();
  assert.ok(count > 0);
  await page.click('text=Empezar por la más antigua');
  const first = page.url();
  await page.click('text=No me corresponde');
  assert.notEqual(page.url(), first);
});
