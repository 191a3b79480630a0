// A person protects the account: second step, recovery codes, sessions, own data.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
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

/** What the phone shows (RFC 6238), later by some steps of 30 s. */
function codeOf(secret, later = 0) {
  const bits = [...secret.replace(/\s/g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const hash = createHmac('sha1', key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1000000).padStart(6, '0');
}

for (const [screen, width] of Object.entries(WIDTHS)) {
  const who = { laptop: 'verificadora', phone: 'presidencia', narrow: 'secretaria' }[screen];

  test(`the second step on a ${screen}`, async () => {
    const page = await browser.newPage(server, { width });
    await logIn(page, `${who}@demo.atalaya`, PASSWORD);
    await page.goto('/cuenta');
    await checkPage(page, 'cuenta');
    await page.getByRole('link', { name: 'Activar el segundo paso' }).click();
    await checkPage(page, 'segundo-paso');
    await page.getByText('No puedo escanear').click();
    const secret = await page.textContent('.copia');
    await page.fill('#codigo', '000000');
    await page.fill('#clave', PASSWORD);
    await page.getByRole('button', { name: 'Activar' }).click();
    assert.ok(await page.locator('#codigo-error').isVisible());
    await checkPage(page, 'segundo-paso-corregir');
    await page.fill('#codigo', codeOf(secret));
    await page.fill('#clave', PASSWORD);
    await page.getByRole('button', { name: 'Activar' }).click();
    const codes = await page.locator('.codigos li').allTextContents();
    assert.equal(new Set(codes).size, 10);
    await checkPage(page, 'segundo-paso-codigos');
    await page.goto('/cuenta/segundo-paso');
    await checkPage(page, 'segundo-paso-activo');

    const again = await browser.newPage(server, { width });
    await logIn(again, `${who}@demo.atalaya`, PASSWORD);
    assert.match(await again.textContent('h1'), /código de su teléfono/);
    assert.ok(!(await again.content()).includes(PASSWORD));
    await checkPage(again, 'ingresar-codigo');
    await again.fill('#codigo', codes[0]);
    await again.click('main button');
    assert.notEqual(new URL(again.url()).pathname, '/ingresar');

    await page.goto('/cuenta/sesiones');
    assert.equal(await page.locator('tbody tr').count(), 2);
    await checkPage(page, 'sesiones');
    await page.getByRole('button', { name: 'Cerrar todas las otras' }).click();
    assert.equal(await page.locator('tbody tr').count(), 1);
    await again.goto('/cuenta');
    assert.equal(new URL(again.url()).pathname, '/ingresar');

    await page.goto('/cuenta/mis-datos');
    await checkPage(page, 'mis-datos');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Descargar mis datos')]);
    assert.equal(download.suggestedFilename(), 'mis-datos.json');
  });
}
