// A person protects the account: second step, recovery codes, sessions, own data.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
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
    const own = JSON.parse(readFileSync(await download.path(), 'utf8'));
    const text = JSON.stringify(own);
    assert.ok(text.includes(`${who}@demo.atalaya`) && text.includes('guatape'), text.slice(0, 500));
    for (const kept of ['argon2', secret.replace(/\s/g, ''), ...codes, PASSWORD]) assert.ok(!text.includes(kept), 'no secret goes out');
    assert.match(await page.textContent('main'), /activó el segundo paso de entrada/);
  });
}

test('the code of the phone opens the account once, and one session is ended from another', async () => {
  const who = 'lectura@demo.atalaya';
  const page = await browser.newPage(server);
  await logIn(page, who, PASSWORD);
  await page.goto('/cuenta/segundo-paso');
  await page.getByText('No puedo escanear').click();
  const secret = await page.textContent('.copia');
  await page.fill('#codigo', codeOf(secret));
  await page.fill('#clave', PASSWORD);
  await page.getByRole('button', { name: 'Activar' }).click();

  const phone = await browser.newPage(server, { width: WIDTHS.phone });
  await logIn(phone, who, PASSWORD);
  await phone.fill('#codigo', '123');
  await phone.click('main button');
  assert.match(await phone.textContent('h1'), /código de su teléfono/);
  await phone.goto('/cuenta');
  assert.equal(new URL(phone.url()).pathname, '/ingresar', 'half a log-in opens nothing');
  await logIn(phone, who, PASSWORD);
  const used = codeOf(secret, 1); // that of the next half minute: the present one has been used
  await phone.fill('#codigo', used);
  await phone.click('main button');
  await phone.goto('/cuenta');
  assert.equal(new URL(phone.url()).pathname, '/cuenta');

  const thief = await browser.newPage(server);
  await logIn(thief, who, PASSWORD);
  await thief.fill('#codigo', used);
  await thief.click('main button');
  await thief.goto('/cuenta');
  assert.equal(new URL(thief.url()).pathname, '/ingresar', 'a code works once');

  await page.goto('/cuenta/sesiones');
  assert.equal(await page.locator('tbody tr').count(), 2);
  await page.locator('tbody').getByRole('button', { name: /^Cerrar/ }).click();
  assert.equal(await page.locator('tbody tr').count(), 1);
  await phone.goto('/cuenta');
  assert.equal(new URL(phone.url()).pathname, '/ingresar');
  await page.goto('/cuenta');
  assert.equal(new URL(page.url()).pathname, '/cuenta');
});
