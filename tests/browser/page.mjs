// The rules that every page is held to, a report as well as a page of the site. The list of them is at the head of check.mjs.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
export const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const VIEWS = [
  ['desktop', 1280, 900, {}],
  ['phone', 360, 740, {}],
  ['tablet', 768, 1024, {}],
  ['320 px', 320, 640, {}],
  ['dark', 1280, 900, { colorScheme: 'dark' }],
  ['forced colours', 1280, 900, { forcedColors: 'active' }],
  ['print', 794, 1123, { media: 'print' }],
];
let failed = 0;

export const failures = () => failed;

export function fail(page, rule, what) {
  failed += 1;
  console.log(`FAIL ${page}: ${rule}: ${what}`);
}

export async function axe(page, name, view) {
  const { violations } = await page.evaluate(async tags => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false }), TAGS);
  for (const v of violations) fail(name, `axe, ${view}`, `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')} (${v.nodes.length})`);
}

export async function narrow(page, name, view) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const out = [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > room + 1);
    return out.slice(0, 3).map(e => `${e.tagName} ${e.className?.baseVal ?? e.className} ${e.textContent.slice(0, 40)}`).join(' | ') || 'unknown';
  });
  if (wide !== null) fail(name, `scrolls sideways, ${view}`, wide);
}

/** Walks through the page by Tab alone. */
async function keyboard(page, name) {
  const expected = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e => e.tabIndex >= 0 && e.getClientRects().length);
    all.forEach((e, i) => { e.dataset.stop = i; });
    return all.length;
  });
  // Each stop is read in the page itself when the focus arrives, so that a press costs no more than itself.
  await page.evaluate(() => {
    window.stops = [];
    document.addEventListener('focusin', e => {
      const s = getComputedStyle(e.target);
      const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
      window.stops.push([Number(e.target.dataset.stop), seen, e.target.outerHTML.slice(0, 80)]);
    });
  });
  const presses = Math.min(expected, 400);
  for (let i = 0; i < presses; i += 1) await page.keyboard.press('Tab');
  const stops = await page.evaluate(() => window.stops);
  stops.forEach(([at, seen, html], i) => {
    if (at !== i) fail(name, 'keyboard', `stop ${i} is number ${at} of the page: ${html}`);
    if (!seen) fail(name, 'keyboard', `the focus is not seen on ${html}`);
  });
  if (stops.length !== presses) fail(name, 'keyboard', `${stops.length} of ${presses} stops reached`);
  if (!(stops[0]?.[2] ?? '').includes('class="skip"')) fail(name, 'keyboard', 'the skip link is not the first stop');
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); document.querySelector('.skip').focus(); });
  const shown = await page.evaluate(() => document.querySelector('.skip').getBoundingClientRect().left >= 0);
  if (!shown) fail(name, 'keyboard', 'the skip link is not seen when it has the focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  if (!inside) fail(name, 'keyboard', 'the skip link does not lead into the report');
}

async function structure(page, { name, site }) {
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1])),
    broken: [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(decodeURIComponent(id))),
    scripts: [...document.scripts].map(s => s.src),
    leads: [...document.querySelectorAll('a[href], link[href]')].map(a => a.href).filter(h => h.startsWith('file:')),
    cells: [...document.querySelectorAll('th, td')].filter(c => !['table-cell', 'none'].includes(getComputedStyle(c).display)).length,
    drawings: [...document.querySelectorAll('svg')].filter(s => s.getAttribute('aria-hidden') !== 'true' && !(s.getAttribute('role') === 'img' && s.getAttribute('aria-label'))).length,
  }));
  if (!found.lang) fail(name, 'structure', 'no language');
  if (!found.title) fail(name, 'structure', 'no title');
  if (found.levels.filter(l => l === 1).length !== 1) fail(name, 'structure', 'not exactly one h1');
  found.levels.forEach((l, i) => { if (l > (found.levels[i - 1] ?? 0) + 1) fail(name, 'structure', `heading ${i + 1} leaves out a level`); });
  if (found.broken.length) fail(name, 'structure', `links to nothing: ${found.broken.slice(0, 5)}`);
  // A report has no script at all; a page of the site has files of the site, and none within the page.
  if (found.scripts.some(s => !site || !s)) fail(name, 'structure', 'there is a script');
  const gone = found.leads.filter(h => !existsSync(fileURLToPath(h.split(/[?#]/)[0])));
  if (gone.length) fail(name, 'structure', `leads to no file: ${gone.slice(0, 3)}`);
  if (found.cells) fail(name, 'structure', `${found.cells} cells do not stand in the columns of their table`);
  if (found.drawings) fail(name, 'structure', `${found.drawings} drawings without a text`);
}

async function motion(page, name) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moves = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior === 'smooth' || document.getAnimations().length > 0);
  if (moves) fail(name, 'motion', 'something moves though less motion is asked for');
}

async function print(page, { name, site, scratch, shots }) {
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  const pdf = join(scratch, `${name}.pdf`);
  writeFileSync(pdf, bytes);
  if (shots) writeFileSync(join(shots, `${name}.pdf`), bytes);
  const raw = bytes.toString('latin1');
  if (!/\/Title\s*[(<]/.test(raw)) fail(name, 'print', 'the PDF has no title');
  const sizes = [...raw.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(m => [m[1], m[2]].map(n => Math.round(n)).sort((a, b) => a - b));
  if (!sizes.length || sizes.some(([a, b]) => a < 594 || a > 596 || b < 841 || b > 843)) fail(name, 'print', `not every page is A4: ${sizes.slice(0, 3).join(' | ')}`);
  let text;
  try {
    text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return false;
  }
  const pages = text.split('\f').slice(0, -1);
  // What must not be missed on paper is said by the page itself, in its own language.
  const said = await page.evaluate(() => document.querySelector('.limits strong, .bottom strong')?.textContent.replace(/\.$/, '') ?? '');
  const course = await page.locator('.limits').count() > 0;
  const running = (await page.locator('h1').innerText()).trim().slice(0, 20);
  if (!site || said) if (!said || !text.includes(said)) fail(name, 'print', 'the foot line is nowhere on paper');
  pages.forEach((t, i) => {
    if (!new RegExp(`\\b${i + 1}\\s+\\S+\\s+${pages.length}\\b`).test(t)) fail(name, 'print', `page ${i + 1} has no number`);
    if (!course) return;
    if (!t.includes(said)) fail(name, 'print', `page ${i + 1} lacks the foot line`);
    // The running title of the hostile course is made of what a PDF's text may hold in another order.
    if (i > 0 && !name.includes('hostile') && !t.includes(running)) fail(name, 'print', `page ${i + 1} has no running title`);
  });
  return true;
}


/** Without script nothing is hidden, and nothing is there that only script could work. */
async function unscripted(page, name, url) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.goto(url);
  const found = await page.evaluate(() => ({
    hidden: [...document.querySelectorAll('main *')].filter(e => !e.closest('svg, details, colgroup, .at-once') && e.textContent.trim() && !e.getClientRects().length).length,
    dead: document.querySelectorAll('button, input, select, textarea').length,
  }));
  if (found.hidden) fail(name, 'no script', `${found.hidden} parts are hidden`);
  if (found.dead) fail(name, 'no script', `${found.dead} controls do nothing`);
  await cdp.send('Emulation.setScriptExecutionDisabled', { value: false });
  await cdp.detach();
}

/** A page that may ask for nothing but itself and, on a site, the files of the site. */
export async function open(context, { name, file, site }) {
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  const folder = site && `${pathToFileURL(site.folder).href}/`;
  await page.route('**', route => {
    const url = route.request().url().split(/[?#]/)[0];
    if (url === own || (folder && url.startsWith(folder) && existsSync(fileURLToPath(url)))) return route.continue();
    // The page for addresses that do not exist leads to the address of the site, which stands for its folder here.
    const path = site && url.startsWith(site.address) && join(site.folder, url.slice(site.address.length));
    if (path && existsSync(path)) return route.fulfill({ path });
    fail(name, 'network', `asks for ${url}`);
    return route.abort();
  });
  page.on('console', m => fail(name, 'console', m.text()));
  page.on('pageerror', e => fail(name, 'console', e.message));
  return page;
}

/** Holds a page to the rules. `views` is the number of views axe looks at. False where the printed pages could not be read. */
export async function check(context, html, target) {
  const { name, file, site, views, shots } = target;
  const report = await html.validateFile(file);
  for (const r of report.results) for (const m of r.messages) if (m.severity === 2) fail(name, 'HTML', `${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  const page = await open(context, target);
  const url = pathToFileURL(file).href;
  if (site) await unscripted(page, name, url);
  await page.goto(url);
  await structure(page, target);
  if (await page.locator('.skip').count()) await keyboard(page, name);
  await motion(page, name);
  await page.evaluate(AXE);
  for (const [view, width, height, media] of VIEWS.slice(0, views)) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...media });
    await page.setViewportSize({ width, height });
    await axe(page, name, view);
    if (media.media !== 'print') await narrow(page, name, view);
    if (shots) await page.screenshot({ path: join(shots, `${name}-${view.replace(' ', '-')}.png`), clip: { x: 0, y: 0, width, height: 6000 }, fullPage: true });
  }
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
  for (const [view, width, zoom] of [['320 px', 320, 1], ['200 %', 640, 2]]) {
    await page.setViewportSize({ width, height: 800 });
    await narrow(page, name, view);
    if (zoom === 2) {
      // Text alone at twice its size, in a window that is not made larger.
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      await page.setViewportSize({ width: 1280, height: 800 });
      await narrow(page, name, 'text at 200 %');
    }
  }
  await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null });
  await page.reload();
  const read = await print(page, target);
  await page.close();
  return read;
}
