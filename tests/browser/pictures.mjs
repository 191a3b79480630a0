// Makes the pictures of README.md and the manual anew: node tests/browser/pictures.mjs [NAME…]
// Needs ImageMagick's convert: with a palette a picture takes a third of the room.
import { execFileSync } from 'node:child_process';
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
  { name: 'plan-mes', path: '/c/guatape/plan-de-trabajo/mes', width: WIDTHS.laptop, height: 1240, as: 'consejera' },
  { name: 'arbol', path: '/c/guatape/temas/1/arbol', width: WIDTHS.laptop, height: 900, as: 'consejera', at: 'h2:text-is("Dibujo")' },
  { name: 'calidad', path: '/c/guatape/calidad', width: WIDTHS.laptop, height: 1000, as: 'consejera' },
  { name: 'fichas', path: '/c/guatape/fichas', width: WIDTHS.laptop, height: 900, as: 'consejera' },
  { name: 'roles', path: '/c/guatape/roles', width: WIDTHS.laptop, height: 1000, as: 'consejera' },
  { name: 'resumen-telefono', path: '/c/guatape', width: WIDTHS.phone, height: 720 },
];

const COLOURS = 64;
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await openBrowser();
for (const { name, path, width, height, as, value, at } of PICTURES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await browser.newPage(server, { width, height });
  if (as) await logIn(page, `${as}@demo.atalaya`, 'demostracion-atalaya');
  await page.goto(path);
  if (value) {
    await page.fill('#valor', value);
    await page.click('button:text-is("Guardar borrador")');
  }
  if (at) await page.locator(at).evaluate((element) => element.scrollIntoView());
  const picture = join(folder, `${name}.png`);
  await page.screenshot({ path: picture });
  execFileSync('convert', [picture, '-strip', '-dither', 'None', '-colors', String(COLOURS),
    '-define', 'png:compression-level=9', `png8:${picture}`]);
}
await browser.close();
await server.stop();
