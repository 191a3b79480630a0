// A council organises itself: councillors, a commission, the legal calendar, an activity with its
// minutes, and a session with a quorum.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, keepSecret, logIn, WIDTHS } from './harness.mjs';

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

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`councillors, commissions, work plan and sessions on a ${screen}`, async () => {
    const page = await openAs('secretaria', width);
    const year = new Date().getFullYear();
    for (const [path, name] of [
      ['consejeros', 'consejeros'], ['consejeros/nuevo', 'consejero-nuevo'], ['consejeros/sectores', 'sectores'],
      ['comisiones', 'comisiones'], ['comisiones/nueva', 'comision-nueva'], ['plan-de-trabajo', 'plan-de-trabajo'],
      ['plan-de-trabajo/mes', 'plan-mes'], [`plan-de-trabajo/cronograma?anio=${year}`, 'plan-cronograma'],
      ['plan-de-trabajo/calendario-legal', 'calendario-legal'], ['plan-de-trabajo/nueva', 'actividad-nueva'],
      ['plan-de-trabajo/reglas', 'reglas'], ['plan-de-trabajo/suscripcion', 'suscripcion'],
      ['sesiones', 'sesiones'], ['sesiones/nueva', 'sesion-nueva']]) {
      await page.goto(`/c/guatape/${path}`);
      await checkPage(page, name);
    }
    await page.goto('/c/guatape/sesiones');
    await page.click('text=Sesión ordinaria 3');
    await checkPage(page, 'sesion');
    await page.click('text=Anotar la asistencia');
    await checkPage(page, 'asistencia');
    await page.goto('/c/guatape/consejeros');
    await page.click('table a');
    await checkPage(page, 'consejero');
    await page.click('text=Anotar una autorización');
    await page.click('button:text-is("Guardar la autorización")');
    assert.match(await page.textContent('.resumen'), /Hay 3 cosas por corregir/);
    await checkPage(page, 'autorizacion-errores');
  });
}

test('the public sees what was authorised and nothing else', async () => {
  const page = await browser.newPage(server, { width: WIDTHS.phone });
  await page.goto('/c/guatape/consejeros');
  const text = await page.textContent('main');
  assert.match(text, /Luz Marina Giraldo/);
  assert.doesNotMatch(text, /Elvia|Octavio|Víctimas|300 555|@ejemplo/);
  await checkPage(page, 'consejeros-publico');
  await page.goto('/c/guatape/plan-de-trabajo');
  assert.doesNotMatch(await page.textContent('main'), /El Roble/);
  await checkPage(page, 'plan-de-trabajo-publico');
});

test('from a new councillor to signed minutes', async () => {
  const page = await openAs('secretaria');
  await page.goto('/c/guatape/consejeros');
  await page.click('text=Anotar a un consejero');
  await page.fill('#nombre', 'Nueva Persona');
  await page.selectOption('#sector', 'discapacidad');
  await page.fill('#desde', '01/02/2026');
  await page.click('button:text-is("Guardar")');
  assert.match(await page.textContent('main'), /13 personas en ejercicio/);

  await page.goto('/c/guatape/plan-de-trabajo/nueva');
  await page.fill('#titulo', 'Taller de indicadores');
  await page.click('text=Guardar la actividad');
  assert.match(await page.textContent('.resumen'), /Hay 2 cosas por corregir/);
  assert.equal(await page.inputValue('#titulo'), 'Taller de indicadores');
  await page.fill('#inicio', '10/03/2026');
  await page.fill('#fin', '11/03/2026');
  await page.click('text=Guardar la actividad');
  await page.click('text=Taller de indicadores');
  await page.click('text=Adjuntar un acta o un archivo');
  await page.setInputFiles('#archivos', { name: 'acta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await page.check('#acta');
  await page.click('button:text-is("Adjuntar el archivo")');
  assert.match(await page.textContent('main'), /acta\.pdf/);
  await page.click('button:text-is("Marcar como hecha")');
  assert.match(await page.textContent('.aviso'), /quedó hecha/);

  await page.goto('/c/guatape/sesiones/nueva');
  await page.fill('#titulo', 'Sesión extraordinaria');
  await page.fill('#fecha', '20/03/2026');
  await page.check('#hecha');
  await page.click('text=Guardar la sesión');
  assert.match(await page.textContent('main'), /No hay quórum/);
  await page.click('text=Anotar la asistencia');
  for (const select of await page.locator('select').all()) await select.selectOption('asistio');
  await page.click('text=Guardar la asistencia');
  assert.match(await page.textContent('main'), /Hay quórum/);
  await page.click('text=Anotar una decisión');
  await page.fill('#decision', 'Aprobar el plan de trabajo');
  await page.fill('#a_favor', '50');
  await page.click('text=Guardar la decisión');
  assert.match(await page.textContent('.resumen'), /más votos que asistentes/);
  await page.fill('#a_favor', '12');
  await page.click('text=Guardar la decisión');
  assert.match(await page.textContent('main'), /Aprobada/);
  const minutes = await page.request.get(`${new URL(page.url()).pathname}/acta.pdf`);
  assert.equal((await minutes.body()).subarray(0, 5).toString(), '%PDF-');
});

// The journal of the server, with its traces on, is read at its end (harness.mjs): no address may be in it.
test('a calendar program reads the plan by an address that no journal keeps', async () => {
  const page = await openAs('consejera');
  await page.goto('/c/guatape/plan-de-trabajo/suscripcion');
  await page.click('button:has-text("Crear mi dirección")');
  const address = (await page.textContent('.copia')).trim();
  assert.ok(address.startsWith('http'), 'a whole address');
  const { pathname } = new URL(address);
  keepSecret(pathname.split('/').at(-1));
  const program = await browser.newPage(server);
  const feed = await program.request.get(pathname);
  assert.equal(feed.status(), 200);
  assert.match(await feed.text(), /^BEGIN:VCALENDAR/);
  assert.equal((await program.request.get(`${pathname.slice(0, -3)}AAA`)).status(), 404);
});
