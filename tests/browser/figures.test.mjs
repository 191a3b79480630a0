// What people read of the figures: the summary's bar, lines and worst ten, and an indicator's page
// with its chart, its notices and the administration's own figure beside the council's.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startServer, openBrowser, checkPage, logIn, takePicture, WIDTHS } from './harness.mjs';

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

/** The percentages of a text, in its order: «−18,8 %; debía ir en 50,0 %» gives -18.8 and 50. */
const percents = (text) => [...text.matchAll(/(−?[\d.]+,\d)\s%/g)].map(([, number]) =>
  Number(number.replace('−', '-').replace('.', '').replace(',', '.')));

const textsOf = async (cells) => (await cells.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

test('the summary\'s bar is as wide as its counts, and names each state', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape');
  const legend = await page.locator('ul.ley li').allInnerTexts();
  const counts = legend.map((text) => Number(/\d+$/.exec(text.trim())[0]));
  const total = counts.reduce((sum, count) => sum + count);
  const bars = await page.locator('svg.barra > rect').evaluateAll((rects) => rects.map((rect) => {
    const { left, right } = rect.getBoundingClientRect();
    return { left, right };
  }));
  const whole = await page.locator('svg.barra').evaluate((svg) => svg.getBoundingClientRect().width);
  assert.equal(bars.length, counts.length);
  counts.forEach((count, i) => {
    assert.ok(Math.abs((bars[i].right - bars[i].left) / whole - count / total) < 0.005, legend[i]);
    if (i > 0) assert.ok(Math.abs(bars[i].left - bars[i - 1].right) < 1, 'segments follow each other');
  });
  const symbols = await page.locator('svg.barra use').evaluateAll((uses) => uses.map((use) => use.getAttribute('href')));
  assert.deepEqual(symbols, await page.locator('ul.ley use').evaluateAll((uses) => uses.map((use) => use.getAttribute('href'))));
  assert.equal(new Set(symbols).size, symbols.length, 'a shape for each state');
  assert.equal(new Set(legend.map((text) => text.replace(/\d+$/, ''))).size, legend.length, 'a word for each state');
  // The sentence counts what has a band, without what is not programmed or not reported.
  const [, onPace, withBand] = /(\d+) de (\d+) indicadores de producto llevan/.exec(await page.locator('.frase').innerText());
  const [critical, low, medium, satisfactory, outstanding] = ['Crítico', 'Bajo', 'Medio', 'Satisfactorio', 'Sobresaliente']
    .map((word) => counts[legend.findIndex((text) => text.startsWith(word))] ?? 0);
  assert.equal(Number(withBand), critical + low + medium + satisfactory + outstanding);
  assert.equal(Number(onPace), satisfactory + outstanding);
});

test('each line of the plan is a bar as long as its progress, with a mark where it should be', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape');
  const rows = page.locator('table', { has: page.locator('caption', { hasText: 'Avance de cada línea' }) }).locator('tbody tr');
  assert.equal(await rows.count(), 5);
  for (let i = 0; i < 5; i++) {
    const cell = rows.nth(i).locator('td.av');
    const [progress, due] = percents(await cell.innerText());
    const { bar, mark } = await cell.locator('svg.ba').evaluate((svg) => {
      const whole = svg.getBoundingClientRect();
      const [first, second] = [...svg.children].map((rect) => rect.getBoundingClientRect());
      return { bar: first.width / whole.width, mark: (second.left - whole.left) / whole.width };
    });
    assert.ok(Math.abs(bar - progress / 100) < 0.01, `${bar} for ${progress} %`);
    assert.ok(Math.abs(mark - due / 100) < 0.02, `${mark} for ${due} %`);
    const [, reported, programmed] = /(\d+) de (\d+)/.exec(await rows.nth(i).locator('[data-l=Reportados]').innerText());
    assert.ok(Number(reported) <= Number(programmed));
    assert.ok((await rows.nth(i).locator('[data-l=Ritmo]').innerText()).trim().length > 0, 'a word, not only a colour');
  }
});

test('the worst ten of products and of results stand apart, in order, and lead to their pages', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape');
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Lo que más falta' }) });
  const lists = await section.locator('ul').all();
  assert.equal(lists.length, await section.locator('h3').count());
  const shown = [];
  for (const list of lists) {
    const ratios = (await list.locator('li').allInnerTexts()).map((text) => {
      const [progress, due] = percents(text);
      return progress / due;
    });
    assert.ok(ratios.length > 0 && ratios.length <= 10);
    assert.deepEqual(ratios, [...ratios].sort((one, other) => one - other));
    shown.push(await list.locator('a').allInnerTexts());
  }
  const titles = await section.locator('h3').allInnerTexts();
  await page.goto('/c/guatape/tablero?orden=peor');
  for (const [i, title] of titles.entries()) {
    const table = page.locator('table.mz', { has: page.locator(`#${title.replace('En ', '')}`) });
    const board = await table.locator('tbody th[scope=row] a').allInnerTexts();
    assert.deepEqual(shown[i], board.slice(0, shown[i].length));
  }
  await page.goto('/c/guatape');
  await section.locator('li a').first().click();
  assert.match(await page.textContent('h1'), new RegExp(shown[0][0].slice(0, 20)));
});

// As a municipality's own board says it: the baseline not subtracted, a maintenance added up.
const BOARD = `Código;Indicador;Unidad;Tipo de acumulación;Línea base;Meta cuatrienio;Meta 2024;Ejecutado 2024;% cumplimiento 2024;Meta 2025;Ejecutado 2025;% cumplimiento 2025;Meta 2026;Meta 2027;Avance acumulado;% avance
T1;Rutas escolares;Rutas;Capacidad;168;180;171;176;100%;174;;;177;180;176;97,8%
T2;Huertas acompañadas;Huertas;Mantenimiento;60;60;60;7;11,7%;60;60;100%;60;60;67;100%
T3;Andenes reparados;Metros;Acumulado;0;400;100;30;30%;100;90;90%;100;100;120;30%
`;

async function openIndicator(page, name) {
  await page.goto(`/c/guatape/tablero?q=${encodeURIComponent(name)}`);
  await page.locator('table.mz tbody th[scope=row] a', { hasText: name }).click();
}

test('the official figure stands beside the council\'s with the reason for the difference', async () => {
  const page = await browser.newPage(server);
  await logIn(page, 'secretaria@demo.atalaya', PASSWORD);
  await page.goto('/c/guatape/importar');
  await page.setInputFiles('#archivo', { name: 'tablero.csv', mimeType: 'text/csv', buffer: Buffer.from(BOARD) });
  await page.click('text=Revisar el archivo');
  assert.match(await page.textContent('main'), /El archivo trae su propio avance de 3 indicadores.*Se guarda como cifra oficial/);
  await page.click('button[value=guardar]');

  await openIndicator(page, 'Rutas escolares');
  assert.match(await page.textContent('.aviso >> text=La cifra oficial es distinta'), /./);
  assert.match(await page.textContent('main'), /La alcaldía informa 97,8\s% en los cuatro años\. El consejo calcula 66,7\s%/);
  await page.getByRole('link', { name: 'Vea por qué' }).click();
  const row = page.getByRole('region', { name: 'Cifra oficial y cifra del consejo' }).locator('tr', { hasText: 'Avance de los cuatro años' });
  assert.deepEqual(await textsOf(row.locator('td')),
    ['97,8 %', '66,7 %', 'La administración no restó la línea base (168) y comparó con toda la meta (180).']);
  assert.match(await page.textContent('main'), /El avance usa el dato de un año anterior, porque falta el de este\./);
  await checkPage(page, 'indicador-oficial');
  await page.setViewportSize({ width: WIDTHS.phone, height: 800 });
  await checkPage(page, 'indicador-oficial');

  await openIndicator(page, 'Huertas acompañadas');
  const kept = page.getByRole('region', { name: 'Cifra oficial y cifra del consejo' }).locator('tr', { hasText: 'Avance de los cuatro años' });
  assert.deepEqual(await textsOf(kept.locator('td')),
    ['100,0 %', '27,9 %', 'La administración sumó los años (67) y dividió por 60, la meta de un solo año.']);

  await openIndicator(page, 'Andenes reparados');
  assert.equal(await page.locator('.aviso', { hasText: 'La cifra oficial es distinta' }).count(), 0);
  assert.match(await page.textContent('#dif + div'), /Es la misma cifra/);
});

test('the chart shows each year, planned against reported, and its table says the same', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape/tablero?q=terciaria');
  await page.locator('table.mz tbody th[scope=row] a', { hasText: 'pavimentada' }).first().click();
  const chart = page.locator('figure svg[role=img]');
  assert.match(await page.textContent('figure'), /La línea punteada es lo programado\.\s+La meta de los cuatro años es 4\./);
  assert.match(await chart.textContent(), /2024.*2025.*2026.*2027/);
  // P 1 each year, E 0 and 0,81: four dotted boxes of one height, a bar of 0,81 of it.
  const heightsOf = (selector) => chart.locator(selector).evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().height));
  const planned = await heightsOf('rect[stroke-dasharray]');
  const reported = await heightsOf('rect[fill="#14513f"]');
  assert.equal(planned.length, 4);
  assert.ok(Math.max(...planned) - Math.min(...planned) < 1, planned.join());
  assert.equal(reported.length, 2);
  assert.ok(reported[0] < 1 && Math.abs(reported[1] / planned[1] - 0.81) < 0.02, `${reported} of ${planned}`);
  assert.equal((await chart.textContent()).match(/sin dato/g).length, 2, 'the years without report say so');
  const rows = await page.getByRole('region', { name: 'Cifras de cada año' }).locator('tbody tr').allInnerTexts();
  assert.deepEqual(rows.map((text) => text.trim().split(/\s+/)[0]), ['2024', '2025', '2026', '2027']);
  assert.match(rows[1], /0,81/);
  await takePicture(page, 'indicador-grafica', { grey: true });
});

test('a notice is a sentence on the page of its indicator', async () => {
  const page = await browser.newPage(server);
  await page.goto('/c/guatape/tablero?corte=2024&q=' + encodeURIComponent('Cámaras'));
  await page.locator('table.mz tbody th[scope=row] a').first().click(); // P 1, E 8: eight times the year's target
  const notices = await page.locator('main .aviso').allInnerTexts();
  assert.ok(notices.includes('El resultado pasa mucho de la meta. Revise la meta o la unidad.'), notices.join('\n'));
});
