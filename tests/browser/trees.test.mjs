// A councillor builds a problem tree with the keyboard alone, then objectives, a row of the logical
// framework and the value chain, and sees the gaps.
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
  return page;
}

// Goes on with Tab until what has the focus says it, as somebody without a mouse does.
async function tabTo(page, words) {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const here = document.activeElement;
      return here.tagName === 'TEXTAREA' || here.tagName === 'INPUT' ? `#${here.id}` : here.textContent;
    });
    if (text?.trim().startsWith(words)) return;
  }
  assert.fail(`the keyboard does not reach «${words}»`);
}

async function press(page, words) {
  await tabTo(page, words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function writeCard(page, text, button = 'Guardar') {
  await tabTo(page, '#texto');
  await page.keyboard.type(text);
  await press(page, button);
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the planning of a topic on a ${screen}`, async () => {
    const page = await openAs('consejera', width);
    await page.goto('/c/guatape/temas');
    await page.click('text=Vías y movilidad de las veredas');
    const topic = new URL(page.url()).pathname;
    for (const [step, name] of [
      ['arbol', 'arbol'],
      ['objetivos', 'objetivos'],
      ['marco-logico', 'marco-logico'],
      ['cadena-de-valor', 'cadena-de-valor'],
      ['cadena-de-valor/vincular', 'cadena-vincular'],
    ]) {
      await page.goto(`${topic}/${step}`);
      await checkPage(page, name);
    }
    await page.goto(`${topic}/objetivos`);
    await page.click('text=/^Cambiar el objetivo de: Vías/');
    await checkPage(page, 'objetivo');
    await page.goto(`${topic}/marco-logico`);
    await page.click('td a:has-text("Cambiar") >> nth=0');
    await checkPage(page, 'marco-logico-fila');
  });
}

test('a tree of six cards by keyboard alone, its objectives, its matrix and its gaps', async () => {
  const page = await openAs('consejera');
  await page.goto('/c/guatape/temas/nuevo');
  await page.fill('#nombre', 'Escuelas de las veredas');
  await page.click('text=Guardar el tema');
  const topic = new URL(page.url()).pathname;

  await press(page, '1. Árbol de problemas');
  await press(page, 'Escribir el problema central');
  await writeCard(page, 'Alta deserción escolar rural');
  await press(page, 'Agregar una causa directa');
  await writeCard(page, 'Transporte escolar insuficiente', 'Guardar y agregar otra al lado');
  await writeCard(page, 'Falta de maestros');
  await press(page, 'Agregar un efecto directo');
  await writeCard(page, 'Menos jóvenes terminan el bachillerato');
  await tabTo(page, 'Cambiar: Transporte escolar insuficiente');
  await page.keyboard.press('Enter');
  await press(page, 'Agregar causa debajo');
  await writeCard(page, 'El bus pasa una vez al día', 'Guardar y agregar otra al lado');
  await writeCard(page, 'La ruta no entra a todas las veredas');
  assert.equal(await page.locator('.arbol rect').count(), 6);
  assert.match(await page.textContent('main'), /Está escrita como la falta de una solución/);
  await tabTo(page, 'Cambiar: La ruta');
  await page.keyboard.press('Enter');
  await press(page, 'Subir');
  const outline = await page.textContent('main');
  assert.ok(outline.indexOf('La ruta no entra') < outline.indexOf('El bus pasa'));

  await press(page, '2. Objetivos');
  await page.click('text=/Escribir el objetivo de: Transporte/');
  assert.match(await page.textContent('main'), /Una forma de empezar: «Transporte escolar suficiente»/);
  assert.equal(await page.inputValue('#objetivo'), '');
  await page.fill('#objetivo', 'Transporte escolar suficiente');
  await page.check('#sin_respuesta');
  await page.click('text=Guardar el objetivo');
  assert.match(await page.textContent('main'), /Sin respuesta en el plan/);

  await page.click('text=3. Marco lógico');
  assert.match(await page.textContent('main'), /Falta el fin|El resumen está vacío/);
  await page.click('text=4. Cadena de valor');
  assert.match(await page.textContent('main'), /Objetivo sin programa: sin respuesta en el plan/);
  assert.match(await page.textContent('main'), /El tema no tiene indicadores de resultado/);
  const file = await page.request.get(`${topic}/planeacion.pdf`);
  assert.equal(file.status(), 200);
});

test('an outline from a document becomes the tree, and what is wrong in it comes back', async () => {
  const page = await openAs('consejera', WIDTHS.phone);
  await page.goto('/c/guatape/temas/nuevo');
  await page.fill('#nombre', 'Agua de las veredas');
  await page.click('text=Guardar el tema');
  await page.click('text=1. Árbol de problemas');
  await page.click('summary:has-text("Pegar un esquema")');
  const outline = 'Agua insegura en las veredas\n1. Los tanques no se lavan\n\t- Nadie tiene el encargo\n2.';
  await page.fill('#esquema', outline);
  await page.click('text=Agregar todas las tarjetas');
  await checkPage(page, 'arbol-pegar');
  assert.match(await page.textContent('main'), /La línea 4 no tiene frase/);
  assert.equal(await page.inputValue('#esquema'), outline);
  await page.fill('#esquema', `${outline} La tubería se rompe en invierno`);
  await page.click('text=Agregar todas las tarjetas');
  assert.match(await page.textContent('main'), /Agregamos las tarjetas del esquema/);
  assert.equal(await page.locator('.arbol rect').count(), 4);
  assert.equal(await page.locator('.tarjeta.s2').count(), 1);
  await page.click('summary:has-text("Pegar un esquema")');
  await page.check('input[value=efecto]');
  await page.fill('#esquema', '– Más enfermedades en los niños\n–– Faltan a clase');
  await page.click('text=Agregar todas las tarjetas');
  assert.equal(await page.locator('.arbol rect').count(), 6);
  // Under a card that is there: whether these are causes or effects follows from it.
  await page.click('summary:has-text("Pegar un esquema")');
  await page.selectOption('#debajo', { label: 'Bajo el efecto: Más enfermedades en los niños' });
  await page.fill('#esquema', 'Más gasto en médico');
  await page.click('text=Agregar todas las tarjetas');
  assert.equal(await page.locator('.arbol rect').count(), 7);
  assert.match(await page.locator('.tarjeta:has-text("Más gasto en médico")').textContent(), /Efecto indirecto/);
  await page.click('summary:has-text("Pegar un esquema")');
  await checkPage(page, 'arbol-pegado');
});
