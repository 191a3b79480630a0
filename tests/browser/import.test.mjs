// The secretariat brings the plan: chooses a file, reviews it, saves it, and finds it on the board.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const MATRIX = `codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,meta_cuatrienio,programado_2024,ejecutado_2024,programado_2025,ejecutado_2025,programado_2026,programado_2027
010202,Vía terciaria pavimentada,L,C,P,ACUMULADO,0,5,1,0,1,0.81,1,2
N1,Parques nuevos,L,C,P,ACUMULADO,0,4,1,1,1,0,1,1
`;

let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function sendFile(page, name, text) {
  await page.goto('/c/guatape/importar');
  await page.setInputFiles('#archivo', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.click('text=Revisar el archivo');
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`a file is chosen and reviewed on a ${screen}`, async () => {
    const page = await browser.newPage(server, { width });
    await page.goto('/ingresar');
    await logIn(page, 'secretaria@demo.atalaya', PASSWORD);
    await page.goto('/c/guatape/importar');
    await checkPage(page, 'importar-elegir');
    await sendFile(page, 'plan.csv', MATRIX);
    assert.match(await page.textContent('h1'), /Esto entendimos/);
    await checkPage(page, 'importar-revisar');
  });
}

test('the differences are seen before they are saved', async () => {
  const page = await browser.newPage(server);
  await page.goto('/ingresar');
  await logIn(page, 'presidencia@demo.atalaya', PASSWORD);
  await sendFile(page, 'plan.csv', MATRIX);
  await page.click('text=Ver qué cambiaría');
  assert.match(await page.textContent('main'), /Indicadores nuevos: 1; cambiados: 1/);
  await checkPage(page, 'importar-diferencias');
  await page.click('button[value=guardar]');
  assert.match(new URL(page.url()).pathname, /tablero$/);
  assert.match(await page.textContent('main'), /Parques nuevos/);
});

test('a file that is no plan is named as such', async () => {
  const page = await browser.newPage(server);
  await page.goto('/ingresar');
  await logIn(page, 'presidencia@demo.atalaya', PASSWORD);
  await sendFile(page, 'nota.csv', 'hola,mundo\n1,2\n');
  assert.match(await page.textContent('h1'), /No encontramos la tabla/);
});

test('the types that a file does not say are confirmed', async () => {
  const table = `Código;Indicador;Unidad;Línea base;Meta cuatrienio;Meta 2024;Meta 2025;Meta 2026;Meta 2027
X1;Bibliotecas dotadas;Número;0;8;2;2;2;2
X2;Cobertura de acueducto;Porcentaje;70;90;75;80;85;90
`;
  const page = await browser.newPage(server, { width: WIDTHS.phone });
  await logIn(page, 'presidencia@demo.atalaya', PASSWORD);
  await sendFile(page, 'tabla.csv', table);
  await page.click('button[value=guardar]');
  await page.goto('/c/guatape/tipos');
  await checkPage(page, 'tipos');
  await page.setViewportSize({ width: WIDTHS.laptop, height: 900 });
  await checkPage(page, 'tipos');
  await page.check('text=Bibliotecas dotadas');
  await page.click('text=Confirmar los marcados');
  assert.doesNotMatch(await page.textContent('main'), /Bibliotecas dotadas/);
});

const TABLE = `Rótulo;Cosa;Valor;Uno;Dos;Tres
B1;Senderos abiertos;8;2;1;2
B2;Huertas escolares;12;3;4;3
`;

async function sayColumns(page) {
  const uses = { A: 'codigo', B: 'nombre', C: 'meta_cuatrienio', D: 'programado', E: 'ejecutado', F: 'programado' };
  for (const [column, use] of Object.entries(uses)) await page.selectOption(`#uso_${column}`, use);
}

test('a table of another kind is read as a person says', async () => {
  const page = await browser.newPage(server);
  await page.goto('/ingresar');
  await logIn(page, 'secretaria@demo.atalaya', PASSWORD);
  await sendFile(page, 'propia.csv', TABLE);
  assert.match(await page.textContent('h1'), /No encontramos la tabla/);
  await checkPage(page, 'importar-otra-clase');
  await page.click('a.boton:has-text("Decir qué es cada columna")');
  await checkPage(page, 'importar-columnas');
  await sayColumns(page);
  await page.click('text=Leer con estas columnas');
  assert.match(await page.textContent('.resumen'), /Escriba el año de la columna D/);
  await checkPage(page, 'importar-columnas-corregir');
  for (const [column, year] of [['D', 2024], ['E', 2024], ['F', 2025]]) await page.fill(`#anio_${column}`, String(year));
  await page.setViewportSize({ width: WIDTHS.phone, height: 800 });
  await checkPage(page, 'importar-columnas');
  await page.click('text=Leer con estas columnas');
  assert.match(await page.textContent('main'), /2 indicadores en/);
  assert.match(await page.textContent('main'), /Formato elegido/);
  await sendFile(page, 'propia-2.csv', TABLE.replace('8;2', '9;2'));
  assert.match(await page.textContent('main'), /su consejo ya dijo qué es cada columna/);
  await checkPage(page, 'importar-correspondencia');
});
