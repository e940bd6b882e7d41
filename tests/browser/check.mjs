// Opens every report in the system's Chromium and holds it to these rules. Any failure is printed; the exit status is then 1.
//
// - valid HTML (html-validate); no request but for the page itself; no message or error in the console; no script needed
// - axe-core: nothing at all (WCAG 2.2 A and AA, best practice) at desktop and phone width, dark, in forced colours, in print
// - the page does not scroll sideways at 320 px (which is 1280 px at 400 %), 360 px, and 1280 px at 200 %
// - Tab reaches everything that can have the focus, in the order of the page, the focus is seen, and the skip link skips
// - one h1, no level of heading left out, a language, a title; nothing moves where less motion is asked for
// - printed: A4, a title, and on every page its number and the running title

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileSystemConfigLoader, HtmlValidate, cjsResolver } from 'html-validate/node';
import { chromium } from 'playwright-core';
import { make } from './courses.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const ACCREDIT = process.env.ACCREDIT ?? join(root, 'target/debug/accredit');
const SHOTS = process.env.SHOTS;
const AS_OF = '2026-11-21';
const scratch = mkdtempSync(join(tmpdir(), 'accredit-browser-'));
let failed = 0;

function fail(page, rule, what) {
  failed += 1;
  console.log(`FAIL ${page}: ${rule}: ${what}`);
}

/** Reports of the shipped courses and of those made here, as files. */
function reports() {
  const out = join(scratch, 'report');
  const made = make(join(root, 'courses/tarn-valley-college'), join(scratch, 'courses'));
  for (const paths of [['courses'], ...made.map(m => [m])]) {
    execFileSync(ACCREDIT, ['report', ...paths, '--as-of', AS_OF, '--out', out, '--quiet'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return readdirSync(out).filter(f => f.endsWith('.html')).sort().map(f => join(out, f));
}

async function axe(page, name, view) {
  const { violations } = await page.evaluate(async tags => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), TAGS);
  for (const v of violations) fail(name, `axe, ${view}`, `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')} (${v.nodes.length})`);
}

async function narrow(page, name, view) {
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

async function structure(page, name) {
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1])),
    broken: [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(decodeURIComponent(id))),
    scripts: document.scripts.length,
    drawings: [...document.querySelectorAll('svg')].filter(s => s.getAttribute('aria-hidden') !== 'true' && !(s.getAttribute('role') === 'img' && s.getAttribute('aria-label'))).length,
  }));
  if (!found.lang) fail(name, 'structure', 'no language');
  if (!found.title) fail(name, 'structure', 'no title');
  if (found.levels.filter(l => l === 1).length !== 1) fail(name, 'structure', 'not exactly one h1');
  found.levels.forEach((l, i) => { if (l > (found.levels[i - 1] ?? 0) + 1) fail(name, 'structure', `heading ${i + 1} leaves out a level`); });
  if (found.broken.length) fail(name, 'structure', `links to nothing: ${found.broken.slice(0, 5)}`);
  if (found.scripts) fail(name, 'structure', 'there is a script');
  if (found.drawings) fail(name, 'structure', `${found.drawings} drawings without a text`);
}

async function motion(page, name) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moves = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior === 'smooth' || document.getAnimations().length > 0);
  if (moves) fail(name, 'motion', 'something moves though less motion is asked for');
}

async function print(page, name) {
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
  const pdf = join(scratch, 'print.pdf');
  writeFileSync(pdf, bytes);
  if (SHOTS) writeFileSync(join(SHOTS, `${name}.pdf`), bytes);
  const raw = bytes.toString('latin1');
  if (!/\/Title\s*[(<]/.test(raw)) fail(name, 'print', 'the PDF has no title');
  if (!/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/.test(raw)) fail(name, 'print', 'no page is A4');
  let text;
  try {
    text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return false;
  }
  const pages = text.split('\f').slice(0, -1);
  const running = (await page.locator('h1').innerText()).trim().slice(0, 20);
  pages.forEach((t, i) => {
    if (!t.includes(`Page ${i + 1} of ${pages.length}`)) fail(name, 'print', `page ${i + 1} has no number`);
    if (!t.includes('Alignment is not accreditation')) fail(name, 'print', `page ${i + 1} lacks the foot line`);
    // The running title of the hostile course is made of what a PDF's text may hold in another order.
    if (i > 0 && name !== 'hostile' && !t.includes(running)) fail(name, 'print', `page ${i + 1} has no running title`);
  });
  return true;
}

async function check(context, file, html) {
  const name = file.split('/').pop().replace(/\.html$/, '');
  const report = await html.validateFile(file);
  for (const r of report.results) for (const m of r.messages) if (m.severity === 2) fail(name, 'HTML', `${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  await page.route('**', route => {
    if (route.request().url().split('#')[0] === url) return route.continue();
    fail(name, 'network', `asks for ${route.request().url()}`);
    return route.abort();
  });
  page.on('console', m => fail(name, 'console', m.text()));
  page.on('pageerror', e => fail(name, 'console', e.message));
  await page.goto(url);
  await structure(page, name);
  await keyboard(page, name);
  await motion(page, name);
  const views = [
    ['desktop', 1280, 900, {}],
    ['phone', 360, 740, {}],
    ['dark', 1280, 900, { colorScheme: 'dark' }],
    ['forced colours', 1280, 900, { forcedColors: 'active' }],
    ['print', 794, 1123, { media: 'print' }],
  ];
  // The huge page has the same kinds of parts a hundred times over: one look by axe is enough.
  for (const [view, width, height, media] of name === 'huge' ? views.slice(1, 2) : views) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce', ...media });
    await page.setViewportSize({ width, height });
    await page.evaluate(AXE);
    await axe(page, name, view);
    if (media.media !== 'print') await narrow(page, name, view);
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}-${view.replace(' ', '-')}.png`), clip: { x: 0, y: 0, width, height: 6000 }, fullPage: true });
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
  const read = await print(page, name);
  await page.close();
  return read;
}

if (!CHROMIUM) {
  console.error('no Chromium: name one with CHROMIUM, or install the package chromium');
  process.exit(1);
}
if (SHOTS) mkdirSync(SHOTS, { recursive: true });
const html = new HtmlValidate(new FileSystemConfigLoader([cjsResolver()], JSON.parse(readFileSync(join(here, '.htmlvalidate.json'), 'utf8'))));
const context = await chromium.launchPersistentContext(mkdtempSync(join(scratch, 'profile-')), {
  executablePath: CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const began = Date.now();
let files = [];
let read = true;
try {
  files = reports();
  for (const file of files) {
    const start = Date.now();
    read = (await check(context, file, html)) && read;
    console.log(`${file.split('/').pop()}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  await context.close();
  rmSync(scratch, { recursive: true, force: true });
}
if (!read) console.log('The numbers of printed pages were not read: there is no pdftotext here (package poppler-utils).');
console.log(`${files.length} pages, ${failed} failures, ${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exit(failed || files.length < 7 ? 1 : 0);
