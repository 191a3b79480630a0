// A council invites a person, who opens an account with the link; roles change and people leave.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, keepSecret, logIn, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const PHRASE = 'cuatro palabras que nadie sabe';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function visit(email, options) {
  const page = await browser.newPage(server, options);
  await logIn(page, email, PASSWORD);
  return page;
}

async function invite(page, name, email, role) {
  await page.goto('/c/guatape/miembros/invitar');
  await page.fill('#nombre', name);
  await page.fill('#correo', email);
  await page.getByLabel(role).check();
  await page.getByRole('button', { name: 'Hacer la invitación' }).click();
  const link = (await page.textContent('#enlace')).trim();
  keepSecret(link.split('/').pop());
  return link;
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  test(`the members' pages on a ${screen}`, async () => {
    const page = await visit('presidencia@demo.atalaya', { width });
    await invite(page, 'Marta Zuluaga', `marta-${width}@ejemplo.org`, /^Lectura/);
    await checkPage(page, 'invitacion-lista');
    await page.goto('/c/guatape/miembros');
    await checkPage(page, 'miembros');
    await page.getByRole('link', { name: /Cambiar o retirar/ }).first().click();
    await checkPage(page, 'miembro');
    await page.getByRole('link', { name: 'Retirar del consejo' }).click();
    await checkPage(page, 'miembro-retirar');
    await page.goto('/c/guatape/miembros/invitar');
    await page.getByRole('button', { name: 'Hacer la invitación' }).click();
    assert.equal(await page.locator('.resumen li').count(), 3);
    await checkPage(page, 'miembro-invitar');
  });

  test(`an invitation is accepted on a ${screen}`, async () => {
    const link = await invite(await visit('secretaria@demo.atalaya'), 'Eva Gil', `eva-${width}@ejemplo.org`, /^Consejero/);
    const page = await browser.newPage(server, { width });
    await page.goto(link);
    assert.equal(await page.inputValue('#nombre'), 'Eva Gil');
    await checkPage(page, 'invitacion');
    await page.fill('#clave', 'corta');
    await page.click('text=Aceptar y entrar');
    assert.match(await page.textContent('#clave-error'), /12/);
    assert.equal(await page.inputValue('#clave'), '');
    await page.fill('#clave', PHRASE);
    await page.fill('#repetida', PHRASE);
    await page.click('text=Aceptar y entrar');
    assert.equal(new URL(page.url()).pathname, '/c/guatape/mi-trabajo');
    assert.match(await page.textContent('header'), /Eva Gil/);
    const again = await browser.newPage(server, { width });
    await again.goto(link);
    assert.match(await again.textContent('main'), /Este enlace ya no sirve/);
    await checkPage(again, 'invitacion-vencida');
  });

  test(`the account and its password on a ${screen}`, async () => {
    const link = await invite(await visit('secretaria@demo.atalaya'), 'Luis Peña', `luis-${width}@ejemplo.org`, /^Lectura/);
    const page = await browser.newPage(server, { width });
    await page.goto(link);
    await page.fill('#clave', PHRASE);
    await page.fill('#repetida', PHRASE);
    await page.click('text=Aceptar y entrar');
    await page.getByRole('link', { name: 'Mi cuenta' }).click();
    await checkPage(page, 'cuenta');
    await page.getByRole('link', { name: 'Cambiar la contraseña' }).click();
    await checkPage(page, 'cuenta-clave');
    await page.fill('#actual', PHRASE);
    await page.fill('#nueva', 'colombia2026');
    await page.fill('#repetida', 'colombia2026');
    await page.click('text=Guardar la contraseña');
    assert.ok(await page.locator('#nueva-error').isVisible());
    await checkPage(page, 'cuenta-clave-corregir');
    await page.fill('#actual', PHRASE);
    await page.fill('#nueva', 'otras palabras de la misma persona');
    await page.fill('#repetida', 'otras palabras de la misma persona');
    await page.click('text=Guardar la contraseña');
    assert.equal(new URL(page.url()).pathname, '/cuenta');
    assert.match(await page.textContent('.aviso.bien'), /Se cerraron sus otras sesiones/);
  });
}

test('roles change, an invitation is withdrawn, a member leaves', async () => {
  const page = await visit('presidencia@demo.atalaya');
  const link = await invite(page, 'Nora Ríos', 'nora@ejemplo.org', /^Consejero/);
  await page.goto('/c/guatape/miembros');
  await page.getByRole('button', { name: /invitación de Nora Ríos/ }).click();
  assert.match(await page.textContent('.aviso.bien'), /anulada/);
  const stranger = await browser.newPage(server);
  assert.equal((await stranger.goto(link)).status(), 410);
  const name = 'Luis Peña';
  await page.getByRole('link', { name: new RegExp(`a ${name}`) }).first().click();
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByLabel(/^Lectura/).check();
  await page.click('text=Guardar los roles');
  assert.match(await page.textContent('.aviso.bien'), /roles/);
  const before = await page.getByRole('rowheader', { name }).count();
  await page.getByRole('link', { name: new RegExp(`a ${name}`) }).first().click();
  await page.getByRole('link', { name: 'Retirar del consejo' }).click();
  await page.click('text=Sí, retirar');
  assert.match(await page.textContent('.aviso.bien'), /ya no es miembro/);
  assert.equal(await page.getByRole('rowheader', { name }).count(), before - 1);
});

test('an invitation works without JavaScript', async () => {
  const link = await invite(await visit('secretaria@demo.atalaya'), 'Iván Gil', 'ivan@ejemplo.org', /^Lectura/);
  const page = await browser.newPage(server, { javaScript: false });
  await page.goto(link);
  await page.fill('#clave', PHRASE);
  await page.fill('#repetida', PHRASE);
  await page.click('text=Aceptar y entrar');
  assert.equal(new URL(page.url()).pathname, '/c/guatape/mi-trabajo');
});
