// A council from nothing to a finished first phase: what its secretariat and a councillor do, page by
// page, until «Preparar» says that everything is ready.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PHRASE = 'cuatro palabras que nadie sabe';
const OTHER_PHRASE = 'otras cinco palabras muy distintas';
// The second indicator says nothing of its years: the council will suppose them.
const MATRIX = `codigo,nombre,linea,componente,programa,unidad,tipo_acumulacion,linea_base,meta_cuatrienio,programado_2024,ejecutado_2024,programado_2025,ejecutado_2025,programado_2026,programado_2027,responsable,codigo_mga
010202,Vía terciaria pavimentada,L,C,Movilidad,km,ACUMULADO,0,4,1,0,1,0.81,1,1,Obras,240204112
010203,Puentes veredales construidos,L,C,Movilidad,Número,ACUMULADO,0,8,,,,2,,,Obras,240204113
`;
const SHEET = {
  descripcion: 'Cuenta lo construido y recibido.', objetivo: 'Que las veredas queden comunicadas.', formula: 'V1',
  variables: 'V1 = obras recibidas en el año', metodologia: 'La interventoría mide cada obra.', linea_base_ano: '2023',
  linea_base_fuente: 'Informe de empalme', rezago_dias: '30', fuente: 'Actas de recibo', cargo: 'Secretaria de Obras',
  correo: 'obras@ejemplo.org', desagregacion_poblacional: 'Mujeres y hombres', ods: '9, 11', serie_desde: '2020',
  limitaciones: 'Ninguna conocida.', fecha_actualizacion: '10/03/2026', elaboro: 'Comisión de infraestructura',
  aprobo: 'Plenaria, acta 1',
};
const CHOICES = { periodicidad: 'anual', desagregacion_geografica: 'vereda', paz: 'ninguno' };

let server, browser, secretary, councillor;
before(async () => {
  server = await startServer({ demo: false });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function invite(page, role, name, email) {
  await page.goto('/c/guatape/miembros/invitar');
  await page.getByLabel(role).check();
  await page.fill('#nombre', name);
  await page.fill('#correo', email);
  await page.getByRole('button', { name: 'Hacer la invitación' }).click();
  const member = await browser.newPage(server);
  await member.goto((await page.textContent('#enlace')).trim());
  await member.fill('#clave', OTHER_PHRASE);
  await member.fill('#repetida', OTHER_PHRASE);
  await member.click('text=Aceptar y entrar');
  return member;
}

/** The step's row on «Preparar»: its state and what is missing. */
async function stepOf(page, title) {
  await page.goto('/c/guatape/condiciones');
  const row = page.locator('ol > li', { hasText: title });
  return { state: await row.locator('.pil').textContent(), text: await row.textContent() };
}

async function save(page, button) {
  await page.locator('main').getByRole('button', { name: button, exact: true }).click();
  await page.waitForLoadState();
  assert.equal(await page.locator('.resumen').count(), 0, `${button} at ${page.url()}: ${await page.textContent('main')}`);
}

test('a council is opened and its members come in', async () => {
  const page = await browser.newPage(server);
  await logIn(page, server.administrator.email, server.administrator.password);
  await page.fill('#actual', server.administrator.password);
  await page.fill('#nueva', PHRASE);
  await page.fill('#repetida', PHRASE);
  await page.click('text=Guardar la contraseña');
  await page.goto('/admin/consejos/nuevo?buscar=guatape');
  await page.getByRole('link', { name: 'Guatapé' }).click();
  await page.getByRole('button', { name: 'Abrir el consejo' }).click();
  secretary = await invite(page, /^Secretaría técnica/, 'Hernán Ciro', 'hernan@ejemplo.org');
  councillor = await invite(secretary, /^Consejero/, 'Ana Ruiz', 'ana@ejemplo.org');
  await secretary.goto('/c/guatape/condiciones');
  assert.match(await secretary.textContent('.frase'), /Todavía no hay ninguno listo/);
  assert.match(await secretary.textContent('.caja'), /Falta traer el plan de desarrollo/);
});

test('the plan is brought', async () => {
  const page = secretary;
  await page.click('.caja .boton');
  await page.setInputFiles('#archivo', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(MATRIX) });
  await page.click('text=Revisar el archivo');
  await page.click('button[value=guardar]');
  assert.match(await page.textContent('main'), /Puentes veredales/);
});

test('the council says who it is and what it will do', async () => {
  const page = secretary;
  for (const [name, sector] of [['Ana Ruiz', 'social'], ['Luis Marín', 'economico'], ['Rosa Gil', 'ecologico']]) {
    await page.goto('/c/guatape/consejeros/nuevo');
    await page.fill('#nombre', name);
    await page.selectOption('#sector', sector);
    await page.fill('#desde', '01/02/2024');
    await save(page, 'Guardar');
  }
  await page.goto('/c/guatape/comisiones/nueva');
  await page.fill('#nombre', 'Comisión de infraestructura');
  for (const box of await page.locator('input[name^=miembro_]').all()) await box.check();
  await page.selectOption('#coordinador', { label: 'Ana Ruiz' });
  await save(page, 'Guardar la comisión');
  await page.goto('/c/guatape/plan-de-trabajo/nueva');
  await page.fill('#titulo', 'Taller de temas prioritarios');
  await page.fill('#inicio', '10/03/2026');
  await page.fill('#fin', '11/03/2026');
  await save(page, 'Guardar la actividad');
  assert.match((await stepOf(page, 'Plan de trabajo y comisiones')).text, /Falta celebrar la primera sesión/);
  await page.goto('/c/guatape/sesiones/nueva');
  await page.fill('#titulo', 'Sesión 1');
  await page.fill('#fecha', '20/03/2026');
  await page.check('#hecha');
  await save(page, 'Guardar la sesión');
  assert.equal((await stepOf(page, 'Plan de trabajo y comisiones')).state, 'Listo');
});

test('a councillor chooses a topic and says what causes it', async () => {
  const page = councillor;
  await page.goto('/c/guatape/concepto');
  await page.click('text=Anotar una recomendación');
  await page.fill('#texto', 'Pavimentar más vías de las veredas.');
  await page.check('input[name=prioridad][value=alta]');
  await page.check('input[name=respuesta][value=parcial]');
  await page.click('text=Guardar la recomendación');
  assert.match(await page.textContent('.resumen'), /dónde consta la respuesta/);
  await page.fill('#nota', 'Carta del 4 de mayo de 2024');
  await save(page, 'Guardar la recomendación');
  await page.goto('/c/guatape/temas/nuevo');
  await page.fill('#nombre', 'Vías de las veredas');
  await page.selectOption('#comision', { label: 'Comisión de infraestructura' });
  for (const field of ['gravedad', 'poblacion', 'mandato', 'competencia', 'recursos', 'medible'])
    await page.check(`input[name=${field}][value="2"]`);
  await save(page, 'Guardar el tema');
  const topic = new URL(page.url()).pathname;
  await page.click('text=Buscar en el plan y agregar');
  await page.fill('#q', 'movilidad');
  await page.click('button:text-is("Buscar")');
  for (const box of await page.locator('main form[method=post] input[type=checkbox]').all()) await box.check();
  await save(page, 'Agregar lo marcado al tema');
  assert.match(await page.textContent('main'), /Puentes veredales/);

  for (const [side, text] of [['central', 'Veredas incomunicadas en invierno'], ['causa', 'Vías en mal estado'], ['efecto', 'Cosechas perdidas']]) {
    await page.goto(`${topic}/arbol`);
    await page.locator(`main a[href*="lado=${side}"]`).first().click();
    await page.fill('#texto', text);
    if (side === 'causa') await page.check('#termina');
    await save(page, 'Guardar');
  }
  await page.goto(`${topic}/objetivos`);
  const links = await page.locator(`main a[href^="${topic}/objetivos/"]`).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of new Set(links)) {
    await page.goto(link);
    await page.fill('#objetivo', 'Veredas comunicadas todo el año');
    for (const box of await page.locator('input[name^=programa_], input[name^=indicador_]').all()) await box.check();
    await save(page, 'Guardar el objetivo');
  }
  await page.goto(`${topic}/marco-logico`);
  await page.locator(`main a[href^="${topic}/marco-logico/"]`).first().click();
  await page.fill('#indicadores', 'De 0 a 4 kilómetros antes de 2027');
  await page.fill('#verificacion', 'Actas de recibo');
  await save(page, 'Guardar la fila');
  await page.goto(`${topic}/cadena-de-valor/vincular`);
  await save(page, 'Guardar la cadena');
  const { state, text } = await stepOf(page, 'Temas prioritarios');
  assert.equal(state, 'Listo', text);
});

test('what the plan does not say is asked for, and supposed with its mark', async () => {
  const page = secretary;
  const before = await stepOf(page, 'Indicadores, líneas base');
  assert.match(before.text, /Falta la meta de algún año en 1 de 2 indicadores/);
  await page.goto('/c/guatape/calidad/carta');
  assert.match(await page.textContent('main'), /Pide aclarar 1 asunto del plan/);
  for (const width of Object.values(WIDTHS)) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/c/guatape/supuestos');
    await checkPage(page, 'supuestos');
  }
  await page.setViewportSize({ width: WIDTHS.laptop, height: 800 });
  assert.match(await page.textContent('main'), /2024: 2; 2025: 2; 2026: 2; 2027: 2/);
  await page.check('main input[type=checkbox]');
  await page.click('text=Aceptar los marcados');
  assert.match(await page.textContent('.resumen'), /por qué el consejo supone/);
  assert.ok(await page.isChecked('main input[type=checkbox]'));
  await page.fill('#razon', 'La alcaldía no respondió la carta de marzo.');
  await save(page, 'Aceptar los marcados');
  await checkPage(page, 'supuestos-aceptados');
  const after = await stepOf(page, 'Indicadores, líneas base');
  assert.equal(after.state, 'Listo', after.text);

  const visitor = await browser.newPage(server, { width: WIDTHS.phone });
  await visitor.goto('/c/guatape/tablero');
  const row = await visitor.locator('tr', { hasText: 'Puentes veredales' }).textContent();
  assert.match(row, /2 supuesto del CTP/);
  assert.match(row, /Sin meta anual/);
  await checkPage(visitor, 'tablero-supuesto');
  await visitor.click('text=Puentes veredales construidos');
  assert.match(await visitor.textContent('main'), /Con supuesto del CTP[^]*No es una meta oficial/);
  await checkPage(visitor, 'indicador-supuesto');
});

test('the plan gets its weights', async () => {
  const page = secretary;
  await page.goto('/c/guatape/pesos');
  const groups = await page.locator('main a[href^="/c/guatape/pesos/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const group of new Set(groups)) {
    await page.goto(group);
    const fields = await page.locator('input[name^=peso_]').all();
    for (const field of fields) await field.fill('30');
    await page.click('text=Guardar los pesos');
    assert.match(await page.textContent('.resumen'), /suman/);
    for (const field of await page.locator('input[name^=peso_]').all()) await field.fill(String(100 / fields.length));
    await save(page, 'Guardar los pesos');
  }
});

test('each indicator of the topic gets its sheet', async () => {
  const page = councillor;
  await page.goto('/c/guatape/fichas');
  const sheets = await page.locator('tbody a[href$="/ficha"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.equal(new Set(sheets).size, 2);
  for (const sheet of new Set(sheets)) {
    await page.goto(`${sheet}/editar`);
    for (const [field, value] of Object.entries(SHEET)) await page.fill(`[name=${field}]`, value);
    for (const [field, value] of Object.entries(CHOICES)) await page.selectOption(`[name=${field}]`, value);
    await page.locator('main form[method=post] .boton').first().click();
    assert.equal(await page.locator('.resumen').count(), 0, await page.textContent('main'));
  }
  const { state, text } = await stepOf(page, 'Fichas técnicas');
  assert.equal(state, 'Listo', text);
});

test('everybody knows what to do, and the phase is finished', async () => {
  const page = secretary;
  await page.goto('/c/guatape/actores/propuestos');
  for (const box of await page.locator('input[name=propuesta]').all()) await box.check();
  await save(page, 'Agregar los marcados');
  await page.goto('/c/guatape/roles');
  await page.click('text=Ver los roles propuestos');
  await checkPage(page, 'roles-propuestos');
  await save(page, 'Aceptar los marcados');
  assert.match(await page.textContent('.aviso.bien'), /Guardamos los roles propuestos/);
  // Nobody here is invited to verify, so nobody is proposed: the councillor will.
  await page.click('text=Elegir quién');
  assert.match(page.url(), /roles\/verificar/);
  await page.selectOption('label:has-text("Ana Ruiz") + select', 'RA');
  await save(page, 'Guardar');
  await page.goto('/c/guatape/condiciones');
  assert.match(await page.textContent('.frase'), /Todo está listo para hacer el seguimiento/, await page.textContent('main'));
  assert.deepEqual(new Set(await page.locator('ol > li .pil').allTextContents()), new Set(['Listo']));
  await checkPage(page, 'preparar-terminado');
});
