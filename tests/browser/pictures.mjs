// Makes the pictures of README.md and the manual anew: node tests/browser/pictures.mjs [NAME…]
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, openBrowser, logIn, WIDTHS } from './harness.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/images');
const PICTURES = [
  { name: 'resumen', path: '/c/guatape', width: WIDTHS.laptop, height: 760 },
  { name: 'tablero', path: '/c/guatape/tablero', width: WIDTHS.laptop, height: 900 },
  { name: 'registrar', path: '/c/guatape/registrar/5/2026', width: WIDTHS.laptop, height: 1000, as: 'consejera', value: '0,7' },
  { name: 'preparar', path: '/c/guatape/condiciones', width: WIDTHS.laptop, height: 900, as: 'secretaria' },
  { name: 'temas', path: '/c/guatape/temas', width: WIDTHS.laptop, height: 760, as: 'consejera' },
  { name: 'tema', path: '/c/guatape/temas/1', width: WIDTHS.laptop, height: 1000, as: 'consejera' },
  { name: 'roles', path: '/c/guatape/roles', width: WIDTHS.laptop, height: 1000, as: 'consejera' },
  { name: 'resumen-telefono', path: '/c/guatape', width: WIDTHS.phone, height: 720 },
];

const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await openBrowser();
for (const { name, path, width, height, as, value } of PICTURES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await browser.newPage(server, { width, height });
  if (as) await logIn(page, `${as}@demo.atalaya`, 'demostracion-atalaya');
  await page.goto(path);
  if (value) {
    await page.fill('#valor', value);
    await page.click('button:text-is("Guardar borrador")');
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
await browser.close();
await server.stop();
