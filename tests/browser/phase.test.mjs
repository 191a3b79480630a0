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

test('the demonstration shows a phase that is finished', async () => {
  const page = await openAs('consejera');
  assert.match(await page.textContent('.frase'), /Todo está listo para hacer el seguimiento/);
  const states = await page.locator('ol > li .pil').allTextContents();
  assert.ok(states.length >= 4);
  assert.deepEqual(new Set(states), new Set(['Listo']));
  assert.equal(await page.locator('text=Lo que sigue').count(), 0);
});

test('a new topic asks for more, what comes next leads there, and the way back leads to the phase', async () => {
  const page = await openAs('secretaria');
  await page.goto('/c/guatape/temas/nuevo');
  await page.fill('[name=nombre]', 'Agua para las veredas');
  await page.click('main form .boton');
  await page.goto('/c/guatape/condiciones');
  assert.match(await step(page, 'Temas prioritarios').textContent(), /En curso.*Falta puntuar 1 de 4 temas/s);
  await page.click('.caja .boton');
  assert.equal(new URL(page.url()).pathname, '/c/guatape/temas');
  await page.click('main >> text=Preparar');
  await step(page, 'Plan de trabajo').locator('h2 a').click();
  assert.equal(new URL(page.url()).pathname, '/c/guatape/plan-de-trabajo');
  await page.click('main >> text=Preparar');
  assert.match(await page.textContent('h1'), /Preparar el seguimiento/);
});

test('a member who cannot change it reads what is missing without buttons for it', async () => {
  const page = await openAs('enlace');
  const text = await page.textContent('main');
  assert.match(text, /Falta puntuar/);
  assert.doesNotMatch(text, /Confirmar los tipos|Crear un tema|Completar las fichas|Ir a los temas/);
});
