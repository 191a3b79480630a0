// The first minutes of an empty installation: from the printed password to a council whose invited
// secretariat brings the plan. And the administrator's pages.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PHRASE = 'cuatro palabras que nadie sabe';
const OTHER_PHRASE = 'otras cinco palabras muy distintas';
const MATRIX = `codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,meta_cuatrienio,programado_2024,ejecutado_2024,programado_2025,ejecutado_2025,programado_2026,programado_2027
010202,Vía terciaria pavimentada,L,C,P,ACUMULADO,0,5,1,0,1,0.81,1,2
`;

let server, browser, administrator;
before(async () => {
  server = await startServer({ demo: false });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function checkAt(page, name, widths = Object.values(WIDTHS)) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await checkPage(page, name);
  }
  await page.setViewportSize({ width: WIDTHS.laptop, height: 800 });
}

function steps(page) {
  return page.locator('ol .pil').allTextContents();
}

test('the administrator chooses a password and sees what to do', async () => {
  const page = administrator = await browser.newPage(server);
  await logIn(page, server.administrator.email, server.administrator.password);
  assert.match(await page.textContent('h1'), /Escoja su contraseña/);
  await checkAt(page, 'primera-clave');
  await page.goto('/admin/consejos');
  assert.equal(new URL(page.url()).pathname, '/cuenta/clave');
  await page.fill('#actual', server.administrator.password);
  await page.fill('#nueva', PHRASE);
  await page.fill('#repetida', PHRASE);
  await page.click('text=Guardar la contraseña');
  assert.match(await page.textContent('h1'), /Primeros pasos/);
  assert.deepEqual(await steps(page), ['Hecho', 'Falta', 'Falta', 'Falta', 'Falta']);
  await checkAt(page, 'primeros-pasos');
});

test('a council is opened, its secretariat invited, and the plan brought', async () => {
  const page = administrator;
  await page.click('text=Abrir un consejo');
  await checkAt(page, 'consejo-nuevo-buscar', [WIDTHS.phone]);
  await page.fill('#buscar', 'guatape');
  await page.getByRole('button', { name: 'Buscar' }).click();
  await checkAt(page, 'consejo-nuevo-encontrado');
  await page.getByRole('link', { name: 'Guatapé' }).click();
  assert.equal(await page.inputValue('#codigo'), 'guatape');
  await checkAt(page, 'consejo-nuevo');
  await page.getByRole('button', { name: 'Abrir el consejo' }).click();
  assert.equal(new URL(page.url()).pathname, '/c/guatape/miembros/invitar');
  assert.ok(await page.getByLabel(/^Secretaría técnica/).isChecked());
  await page.fill('#nombre', 'Hernán Ciro');
  await page.fill('#correo', 'hernan@ejemplo.org');
  await page.getByRole('button', { name: 'Hacer la invitación' }).click();
  const link = (await page.textContent('#enlace')).trim();
  await page.goto('/');
  assert.deepEqual(await steps(page), ['Hecho', 'Falta', 'Hecho', 'Hecho', 'Falta']);

  const secretary = await browser.newPage(server, { width: WIDTHS.phone });
  await secretary.goto(link);
  await secretary.fill('#clave', OTHER_PHRASE);
  await secretary.fill('#repetida', OTHER_PHRASE);
  await secretary.click('text=Aceptar y entrar');
  assert.equal(new URL(secretary.url()).pathname, '/c/guatape/mi-trabajo');
  await secretary.goto('/c/guatape/condiciones');
  assert.match(await secretary.textContent('.caja'), /Falta traer el plan de desarrollo/);
  await checkAt(secretary, 'preparar-vacio');
  await secretary.click('.caja .boton');
  await secretary.setInputFiles('#archivo', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(MATRIX) });
  await secretary.click('text=Revisar el archivo');
  await secretary.click('button[value=guardar]');
  assert.match(await secretary.textContent('main'), /Vía terciaria pavimentada/);
  await secretary.goto('/c/guatape/condiciones');
  assert.match(await secretary.textContent('main'), /Falta anotar las recomendaciones del concepto/);
  assert.doesNotMatch(await secretary.textContent('main'), /Falta traer el plan/);

  await page.goto('/');
  assert.doesNotMatch(await page.textContent('main'), /Primeros pasos/);
  await page.goto('/admin/consejos');
  assert.match(await page.textContent('tbody'), /Ya está/);
  await checkAt(page, 'consejos');
});

test('accounts are created, renewed and disabled', async () => {
  const page = administrator;
  await page.goto('/admin/personas');
  await checkAt(page, 'personas');
  await page.click('text=Crear una cuenta');
  await page.getByRole('button', { name: 'Crear la cuenta' }).click();
  assert.equal(await page.locator('.resumen li').count(), 2);
  await checkAt(page, 'persona-nueva');
  await page.fill('#nombre', 'Nora Ríos');
  await page.fill('#correo', 'nora@ejemplo.org');
  await page.getByRole('button', { name: 'Crear la cuenta' }).click();
  const first = (await page.textContent('#contrasena')).trim();
  await checkAt(page, 'persona-creada', [WIDTHS.laptop, WIDTHS.narrow]);
  await page.goto('/admin/personas?buscar=nora');
  await page.getByRole('link', { name: 'Nora Ríos' }).click();
  await checkAt(page, 'persona');
  await page.click('text=Hacer una contraseña de un solo uso');
  const second = (await page.textContent('#contrasena')).trim();
  assert.notEqual(first, second);
  const nora = await browser.newPage(server);
  await logIn(nora, 'nora@ejemplo.org', first);
  assert.equal(new URL(nora.url()).pathname, '/ingresar');
  await logIn(nora, 'nora@ejemplo.org', second);
  assert.equal(new URL(nora.url()).pathname, '/cuenta/clave');
  await page.getByRole('button', { name: 'Desactivar la cuenta' }).click();
  assert.match(await page.textContent('.aviso.bien'), /desactivada/);
  await nora.goto('/cuenta/clave');
  assert.equal(new URL(nora.url()).pathname, '/ingresar');
  await page.getByRole('button', { name: 'Reactivar la cuenta' }).click();
  assert.match(await page.textContent('.aviso.bien'), /activa/);
});

test("the administrator brings in another department's municipalities", async () => {
  const page = administrator;
  const list = (rows) => ({ name: 'divipola.csv', mimeType: 'text/csv', buffer: Buffer.from(
    `Código Departamento,Nombre Departamento,Código Municipio,Nombre Municipio,Área,Longitud,Latitud\n${rows}`) });
  await page.goto('/admin/consejos');
  await page.click('text=Municipios y departamentos');
  await page.setInputFiles('#archivo', list('27,CHOCÓ,27001,QUIBDÓ,Planeta,-76,638144,5,682166\n'));
  await page.click('text=Traer la lista');
  assert.match(await page.textContent('main'), /Fila 2/);
  await checkAt(page, 'territorios-problemas');
  await page.setInputFiles('#archivo', list('27,CHOCÓ,27001,QUIBDÓ,Municipio,-76,638144,5,682166\n'));
  await page.click('text=Traer la lista');
  assert.match(await page.textContent('[role=status]'), /2 entidades nuevas/);
  await checkAt(page, 'territorios');
});
