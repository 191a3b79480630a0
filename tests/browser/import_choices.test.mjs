// What a person decides while a plan is brought: waits for a long file, says that its format is
// another, answers its questions, and says what the columns of a real workbook are.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const REAL = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/data/real');
const TENJO = join(REAL, 'tenjo_plan_indicativo.xlsx');

const folder = mkdtempSync(join(tmpdir(), 'atalaya-plans-'));
let server, hasty, browser;
before(async () => {
  server = await startServer();
  // So that the page that waits is seen on a fast machine too.
  hasty = await startServer({ environment: { ATALAYA_IMPORT_PATIENCE_MS: '5' } });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await hasty?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openSecretariat(options, at = server) {
  const page = await browser.newPage(at, options);
  await logIn(page, 'secretaria@demo.atalaya', PASSWORD);
  return page;
}

async function sendFile(page, path) {
  await page.goto('/c/guatape/importar');
  await page.setInputFiles('#archivo', path);
  await page.click('text=Revisar el archivo');
}

/** Waits until the file is read: a large one shows how far it is first. */
async function waitForReading(page) {
  await page.locator('h1', { hasNotText: 'Estamos leyendo' }).waitFor({ timeout: 120000 });
  await page.waitForLoadState('load');
}

function writeFile(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Long enough to be seen while it is read. */
function makeLongFile() {
  const rest = ',relleno que nadie lee'.repeat(75);
  const rows = Array.from({ length: 8000 }, (_, i) => `L${i},Indicador largo ${i},L,C,P,ACUMULADO,0,4,4,1${rest}`);
  return `codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,meta_cuatrienio,programado_2024,ejecutado_2024\n${rows.join('\n')}\n`;
}

test('a long file says how far it is, without JavaScript, and ends in its review', async () => {
  const page = await openSecretariat({ javaScript: false }, hasty);
  await sendFile(page, writeFile('largo.csv', makeLongFile()));
  assert.equal(await page.textContent('h1'), 'Estamos leyendo el archivo');
  assert.match(await page.textContent('[role=status]'), /Va en el \d+ %/);
  const first = Number(await page.getAttribute('progress', 'value'));
  await page.click('text=Actualizar ahora');
  if (await page.locator('progress').count() > 0) assert.ok(Number(await page.getAttribute('progress', 'value')) >= first);
  await waitForReading(page);
  assert.match(await page.textContent('main'), /8000 indicadores/);
});

test('the page that waits stands as well as any other', async () => {
  const page = await openSecretariat({ width: WIDTHS.phone }, hasty);
  await sendFile(page, join(folder, 'largo.csv'));
  assert.equal(await page.textContent('h1'), 'Estamos leyendo el archivo');
  // Held still, so that it can be looked at: it would ask again by itself.
  const held = { body: await page.content(), contentType: 'text/html; charset=utf-8' };
  await page.route(page.url(), (route) => route.fulfill(held));
  await page.goto(page.url());
  await checkPage(page, 'importar-espera');
});

const BOARD = `Código;Indicador;Unidad;Línea base;Meta cuatrienio;Meta 2024;Ejecutado 2024;Meta 2025;Ejecutado 2025;Meta 2026;Ejecutado 2026;Meta 2027;Ejecutado 2027
Q1;Canchas de barrio;Número;0;4;0;1;2;1;1;0;1;0
Q2;Comedores comunitarios;Número;0;4;1;1;1;1;1;0;1;0
`;

/** What the board of a year says of an indicator: programmed and reported. */
async function cellsOf(page, name, year) {
  await page.goto(`/c/guatape/tablero?corte=${year}&q=${encodeURIComponent(name)}`);
  const cells = page.locator('table.mz tbody tr', { hasText: name }).locator('td');
  return (await cells.allInnerTexts()).slice(2, 4).map((text) => text.trim());
}

test('the answers to the two questions change what is stored', async () => {
  const page = await openSecretariat();
  await sendFile(page, writeFile('tablero.csv', BOARD));
  const future = page.getByRole('group', { name: '¿0 o vacío en años futuros significa «sin reporte»?' });
  const planned = page.getByRole('group', { name: '¿0 programado significa «no programado»?' });
  assert.ok(await future.getByLabel('Sí').isChecked() && await planned.getByLabel('Sí').isChecked());
  await checkPage(page, 'importar-preguntas');
  await page.click('button[value=ver]');
  assert.match(await page.textContent('main'), /Resultados nuevos: 4/);
  await future.getByLabel('No').check();
  await planned.getByLabel('No').check();
  await page.click('button[value=ver]');
  assert.match(await page.textContent('main'), /Resultados nuevos: 8/);
  assert.ok(await future.getByLabel('No').isChecked() && await planned.getByLabel('No').isChecked(), 'answers stay');
  await future.getByLabel('Sí').check();
  await planned.getByLabel('Sí').check();
  await page.click('button[value=guardar]');
  assert.match(new URL(page.url()).pathname, /tablero$/);
  assert.deepEqual(await cellsOf(page, 'Canchas de barrio', 2024), ['NP', '1']);
  await sendFile(page, writeFile('tablero-2.csv', BOARD.replaceAll('Q1', 'R1').replaceAll('Q2', 'R2').replace('Canchas', 'Piscinas').replace('Comedores', 'Huertas')));
  await planned.getByLabel('No').check();
  await page.click('button[value=guardar]');
  assert.deepEqual(await cellsOf(page, 'Piscinas de barrio', 2024), ['0', '1']);
});

test('the recognised format is named and can be changed', async () => {
  const page = await openSecretariat();
  await sendFile(page, writeFile('tablero-3.csv', BOARD.replaceAll('Q', 'S')));
  assert.match(await page.textContent('main'), /Formato reconocido: Tabla con columnas reconocidas/);
  await page.getByText('La tabla es de otra clase').click();
  await page.getByLabel('Leer el archivo como').selectOption({ label: 'Matriz de Atalaya' });
  await page.getByRole('button', { name: 'Leer así' }).click();
  await waitForReading(page);
  assert.match(await page.textContent('h1'), /No encontramos la tabla/);
  await page.getByText('La tabla es de otra clase').click();
  await page.getByLabel('Leer el archivo como').selectOption('mapped');
  await page.getByRole('button', { name: 'Leer así' }).click();
  await waitForReading(page);
  assert.match(await page.textContent('main'), /Formato elegido: Tabla con columnas reconocidas/);
  assert.match(await page.textContent('main'), /2 indicadores en/);
  await page.getByText('La tabla es de otra clase').click();
  assert.equal(await page.getByLabel('Leer el archivo como').inputValue(), 'mapped');
  await page.getByLabel('Leer el archivo como').selectOption('auto');
  await page.getByRole('button', { name: 'Leer así' }).click();
  await waitForReading(page);
  assert.match(await page.textContent('main'), /2 indicadores en/);
});

test('a municipality\'s own workbook is mapped to the end, and its mapping is offered again', { skip: !existsSync(TENJO) }, async () => {
  const page = await openSecretariat();
  await sendFile(page, TENJO);
  await waitForReading(page);
  assert.match(await page.textContent('main'), /331 indicadores en/);
  await page.getByText('La tabla es de otra clase').click();
  await page.getByRole('link', { name: 'decir qué es cada columna' }).click();
  await page.getByRole('button', { name: 'Leer con estas columnas' }).waitFor({ timeout: 120000 });
  await checkPage(page, 'importar-tenjo-columnas');
  await page.click('text=Leer con estas columnas');
  await page.getByText('Formato elegido').waitFor({ timeout: 120000 });
  assert.match(await page.textContent('main'), /331 indicadores en/);
  await checkPage(page, 'importar-tenjo-revisar');
  await page.click('button[value=guardar]');
  await page.waitForURL(/tablero/, { timeout: 120000 });
  await sendFile(page, TENJO);
  await waitForReading(page);
  assert.match(await page.textContent('main'), /su consejo ya dijo qué es cada columna/);
  assert.match(await page.textContent('main'), /331 indicadores en/);
  await page.click('button[value=ver]');
  await waitForReading(page);
  assert.match(await page.textContent('main'), /Indicadores nuevos: 0; cambiados: 0/);
});
