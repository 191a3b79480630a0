// A council chooses its priority topics: from the concept to an order that members voted on.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const SCORES = ['gravedad', 'poblacion', 'mandato', 'competencia', 'recursos', 'medible'];
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

async function makeTopic(page, name, score) {
  await page.goto('/c/guatape/temas');
  await page.click('text=Crear un tema');
  await page.fill('#nombre', name);
  for (const field of SCORES) await page.check(`input[name=${field}][value="${score}"]`);
  await page.click('text=Guardar el tema');
  assert.equal(await page.textContent('h1'), name);
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the pages of topics on a ${screen}`, async () => {
    const page = await openAs('secretaria', width);
    await page.goto('/c/guatape/temas');
    assert.match(await page.textContent('main'), /Vías y movilidad de las veredas/);
    await checkPage(page, 'temas');
    await page.click('table th a');
    await checkPage(page, 'tema');
    await page.click('text=Cambiar texto y puntaje');
    await checkPage(page, 'tema-editar');
    await page.goto('/c/guatape/temas');
    await page.click('text=/Temas de 14 puntos/');
    await checkPage(page, 'votacion-cerrada');
    await page.goto('/c/guatape/concepto');
    await checkPage(page, 'concepto');
    await page.click('text=Anotar una recomendación');
    await page.fill('#numero', '9');
    await page.click('text=Guardar la recomendación');
    assert.match(await page.textContent('.resumen'), /Elija la prioridad/);
    assert.equal(await page.inputValue('#numero'), '9');
    await checkPage(page, 'concepto-errores');
  });
}

test('the public sees the published topics and no scores', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone });
  await page.goto('/c/guatape/temas');
  await checkPage(page, 'temas-publico');
  assert.doesNotMatch(await page.textContent('main'), /Puntaje|Empate/);
  await page.click('table th a');
  assert.match(await page.textContent('main'), /Lo cuida: Comisión de infraestructura/);
  await checkPage(page, 'tema-publico');
});

test('two topics, scored and tied, linked by a search without accents, parted by votes', async () => {
  const secretary = await openAs('secretaria');
  await makeTopic(secretary, 'Agua para las veredas', 1);
  await makeTopic(secretary, 'Caminos', 1);

  await secretary.click('text=Buscar en el plan y agregar');
  await secretary.fill('#q', 'via');
  await secretary.click('button:text-is("Buscar")');
  assert.match(await secretary.textContent('main'), /Vía terciaria pavimentada/);
  await checkPage(secretary, 'tema-buscar');
  await secretary.click('text=Agregar lo marcado al tema');
  assert.match(await secretary.textContent('.resumen'), /Marque al menos una casilla/);
  await secretary.check('label:has-text("Vía terciaria pavimentada")');
  await secretary.check('label:has-text("Gestión para la pavimentación de vías")');
  await secretary.click('text=Agregar lo marcado al tema');
  assert.match(await secretary.textContent('table'), /Vía terciaria pavimentada/);
  assert.match(await secretary.textContent('main'), /Gestión para la pavimentación de vías/);

  await secretary.click('text=Agregar un proyecto');
  await secretary.fill('#bpin', '12345');
  await secretary.fill('#proyecto', 'Placa huella');
  await secretary.click('button:text-is("Agregar el proyecto")');
  assert.match(await secretary.textContent('.resumen'), /al menos 9 números/);
  assert.equal(await secretary.inputValue('#proyecto'), 'Placa huella');
  await checkPage(secretary, 'tema-proyecto');
  await secretary.fill('#bpin', '002024053210077');
  await secretary.click('button:text-is("Agregar el proyecto")');
  assert.match(await secretary.textContent('main'), /BPIN 002024053210077/);

  await secretary.goto('/c/guatape/temas');
  assert.match(await secretary.textContent('main'), /temas empatados con 6 puntos/);
  await checkPage(secretary, 'temas-empate');
  await secretary.click('button:has-text("Abrir una votación")');
  assert.match(await secretary.textContent('h1'), /Votación de temas/);
  const ballot = secretary.url();

  for (const [who, choice] of [['consejera', 'Caminos'], ['verificadora', 'Caminos'], ['presidencia', 'Agua para las veredas']]) {
    const member = await openAs(who, WIDTHS.phone);
    await member.goto(ballot);
    await member.click('button:text-is("Votar")');
    assert.match(await member.textContent('.resumen'), /Elija uno de los temas/);
    await member.check(`label:text-is("${choice}")`);
    await member.click('button:text-is("Votar")');
    assert.match(await member.textContent('.aviso'), /Guardamos su voto/);
    if (who === 'consejera') await checkPage(member, 'votacion');
  }
  await secretary.reload();
  assert.match(await secretary.textContent('main'), /Han votado 3 de/);
  await secretary.click('button:text-is("Cerrar la votación")');
  const order = await secretary.locator('tbody th a').allTextContents();
  assert.ok(order.indexOf('Caminos') < order.indexOf('Agua para las veredas'), order.join(', '));
  assert.doesNotMatch(await secretary.textContent('main'), /Empate/);
});

/** The pronouncement of 2025, begun by whoever comes first. */
let draft;
async function openDraft(page) {
  if (!draft) {
    await page.goto('/c/guatape/informes/nuevo');
    await page.selectOption('#corte', '2025');
    await page.click('button:text-is("Empezar")');
    await page.waitForURL(/informes\/\d+/);
    [draft] = /\/c\/guatape\/informes\/\d+/.exec(page.url());
  }
  await page.goto(`${draft}/editar`);
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`board, summary, work and report by topic on a ${screen}`, async () => {
    const verifier = await openAs('verificadora', width);
    await verifier.goto('/c/guatape/mi-trabajo');
    await verifier.click('text="Vías y movilidad de las veredas"');
    assert.match(await verifier.textContent('.frase'), /de este tema/);
    await checkPage(verifier, 'tema-mi-trabajo');
    await verifier.goto('/c/guatape/verificar');
    await verifier.click('text="Vías y movilidad de las veredas"');
    assert.match(verifier.url(), /verificar\?tema=\d+$/);
    await checkPage(verifier, 'tema-verificar');

    const secretary = await openAs('secretaria', width);
    await secretary.goto('/c/guatape');
    await secretary.click('table a:has-text("Vivienda digna")');
    assert.match(await secretary.textContent('main'), /Se muestran 4 de/);
    await checkPage(secretary, 'tema-tablero');
    await secretary.goto('/c/guatape/tablero?grupos=tema');
    assert.match(await secretary.textContent('table'), /Sin tema prioritario/);
    await checkPage(secretary, 'tema-tablero-grupos');
    await openDraft(secretary);
    assert.match(await secretary.textContent('main'), /Textos de cada tema/);
    await secretary.click('text=Elegir los indicadores');
    await secretary.check('label:has-text("Campo y comida")');
    await secretary.click('text=Marcar los de estos temas');
    assert.equal(await secretary.locator('form.todo input[type=checkbox]:checked').count(), 4);
    await checkPage(secretary, 'tema-informe');
  });
}
