// The page of the phase: what a council has made ready before follow-up, and what comes next.
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
  await page.goto('/c/guatape/condiciones');
  return page;
}

function step(page, title) {
  return page.locator('ol > li', { hasText: title });
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the steps of the phase on a ${screen}`, async () => {
    const page = await openAs('secretaria', width);
    await page.click('summary:has-text("¿Qué es esto?")');
    await checkPage(page, 'preparar');
  });
}

test('the demonstration shows what is done and what is missing', async () => {
  const page = await openAs('consejera');
  const figures = await step(page, 'Indicadores, líneas base').textContent();
  assert.match(figures, /En curso/);
  assert.match(figures, /Falta la línea base de \d+ de \d+ indicadores/);
  assert.doesNotMatch(await step(page, 'Temas prioritarios').textContent(), /Falta anotar|crear el primer/);
  for (const title of ['Temas prioritarios', 'Indicadores, líneas base', 'Fichas técnicas'])
    assert.equal(await step(page, title).locator('.pil').count(), 1);
});

test('what comes next leads there, and the way back leads to the phase', async () => {
  const page = await openAs('secretaria');
  await page.click('.caja .boton');
  assert.equal((await page.goBack(), new URL(page.url()).pathname), '/c/guatape/condiciones');
  await step(page, 'Temas prioritarios').locator('h2 a').click();
  assert.equal(new URL(page.url()).pathname, '/c/guatape/temas');
  await page.click('main >> text=Preparar');
  assert.match(await page.textContent('h1'), /Preparar el seguimiento/);
});

test('a member who cannot change it reads what is missing without buttons for it', async () => {
  const page = await openAs('enlace');
  const text = await page.textContent('main');
  assert.match(text, /Falta/);
  assert.doesNotMatch(text, /Confirmar los tipos|Crear un tema|Completar las fichas/);
});
