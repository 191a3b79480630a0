// The pages of an installation without councils, as a visitor and as its first administrator see them.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, WIDTHS } from './harness.mjs';

const PUBLIC = ['/', '/ingresar', '/metodo', '/accesibilidad', '/datos-personales', '/no-existe'];

let server, browser;
before(async () => {
  server = await startServer({ demo: false });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [screen, width] of Object.entries(WIDTHS)) {
  for (const path of PUBLIC) {
    test(`${path} on a ${screen}`, async () => {
      const page = await browser.newPage(server, { width });
      await page.goto(path);
      await checkPage(page, `publico${path.replaceAll('/', '-')}`);
    });
  }
}

test('everything works without JavaScript', async () => {
  const page = await browser.newPage(server, { javaScript: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'Ingresar' }).first().click();
  assert.equal(new URL(page.url()).pathname, '/ingresar');
});

test('the keyboard reaches the content first', async () => {
  const page = await browser.newPage(server);
  await page.goto('/ingresar');
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  assert.equal(await skip.getAttribute('href'), '#main');
  assert.ok(await skip.isVisible());
});

test('a wrong password is said beside the form, and what was typed stays', async () => {
  const page = await browser.newPage(server);
  await logIn(page, server.administrator.email, 'una clave que no es');
  assert.match(await page.locator('main').innerText(), /correo|contraseña/i);
  assert.equal(await page.locator('input[type=email]').inputValue(), server.administrator.email);
  assert.equal(await page.locator('input[type=password]').inputValue(), '');
});

test('the one-time password leads to choosing a password of one\'s own', async () => {
  const page = await browser.newPage(server);
  await logIn(page, server.administrator.email, server.administrator.password);
  assert.equal(new URL(page.url()).pathname, '/cuenta/clave');
});
