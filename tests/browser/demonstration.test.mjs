// The demonstration as the public and as each member sees it first.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, takePicture, WIDTHS } from './harness.mjs';

const PASSWORD = 'demostracion-atalaya';
const MEMBERS = ['presidencia', 'secretaria', 'consejera', 'verificadora', 'enlace', 'lectura'];
const PUBLIC = { resumen: '/c/guatape', tablero: '/c/guatape/tablero' };

let server, browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [screen, width] of Object.entries(WIDTHS)) {
  for (const [name, path] of Object.entries(PUBLIC)) {
    test(`the public ${name} on a ${screen}`, async () => {
      const page = await browser.newPage(server, { width });
      await page.goto(path);
      await checkPage(page, `demostracion-${name}`);
    });
  }
}

test('the first address leads to the only council', async () => {
  const page = await browser.newPage(server);
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, '/c/guatape');
});

test('the board can be read in a photocopy', async () => {
  const page = await browser.newPage(server);
  await page.goto(PUBLIC.tablero);
  await takePicture(page, 'demostracion-tablero', { grey: true });
  // The state is a word, not only a colour.
  assert.match(await page.locator('main').innerText(), /Sobresaliente|Satisfactorio|Medio|Bajo|Crítico/);
});

for (const member of MEMBERS) {
  test(`${member} gets in and out`, async () => {
    const page = await browser.newPage(server, { width: WIDTHS.phone });
    await logIn(page, `${member}@demo.atalaya`, PASSWORD);
    assert.ok(!page.url().endsWith('/ingresar'), page.url());
    await checkPage(page, `demostracion-entrada-${member}`);
    await page.getByRole('button', { name: 'Salir' }).click();
    assert.ok(await page.getByRole('link', { name: 'Ingresar' }).first().isVisible());
  });
}
