// The site: how one is published for the checks, which of its pages are looked at, and what its scripts do by keyboard alone.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AXE, axe, fail, narrow, open } from './page.mjs';

const ADDRESS = 'https://example.org/courses/';

/** Runs the program. It may say that a file is invalid (2), as those are that try to break a page, but not that it could not run (3). */
export function run(accredit, args, cwd) {
  try {
    execFileSync(accredit, [...args, '--quiet'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (e) {
    if (e.status !== 2) throw e;
  }
}

/** Publishes some courses with an address, so that there is a page for addresses that do not exist. */
export function publish(accredit, paths, folder, asOf, cwd) {
  run(accredit, ['publish', ...paths, '--as-of', asOf, '--base-url', ADDRESS, '--out', folder], cwd);
  return { folder, address: ADDRESS };
}

/** Pages to look at: of every folder the largest, the smallest and the hostile, and each of those that stand in no folder of their kind. */
export function pages(site) {
  const all = readdirSync(site.folder, { recursive: true }).filter(f => f.endsWith('.html')).sort();
  const kinds = new Map();
  for (const path of all) {
    // A page beside a front page is the only one of its kind.
    const alone = existsSync(join(site.folder, dirname(path), 'index.html'));
    const kind = alone ? path : dirname(path);
    kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  }
  const size = path => statSync(join(site.folder, path)).size;
  const out = [];
  for (const paths of kinds.values()) {
    const sorted = paths.toSorted((a, b) => size(b) - size(a));
    out.push({ path: sorted[0], views: 7 });
    if (sorted.length > 1) out.push({ path: sorted.at(-1), views: 2 });
    out.push(...sorted.slice(1, -1).filter(p => p.includes('hostile')).map(path => ({ path, views: 2 })));
  }
  return out.map(({ path, views }) => ({ name: `site_${path.replace(/\.html$/, '').replaceAll('/', '_')}`, file: join(site.folder, path), site, views }));
}

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page, selector) {
  for (let i = 0; i < 300; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(s => document.activeElement.matches(s), selector)) return true;
  }
  return false;
}

const rows = page => page.evaluate(() => [...document.querySelector('table[data-tools]').tBodies[0].rows].filter(r => r.getClientRects().length)
  .map(r => [...r.cells].map(c => c.textContent.trim())));

/** Filter and sort of the front page, by keyboard. */
async function portfolio(context, target) {
  const page = await open(context, target);
  const bad = what => fail(target.name, 'filter and sort', what);
  await page.goto(pathToFileURL(target.file).href);
  const all = await rows(page);
  // The hostile course has a word of hundreds of letters in its title.
  const wide = await page.evaluate(() => document.querySelector('.heat tbody th').offsetWidth);
  if (wide > 400) bad(`the first column is ${wide} px wide`);
  const choice = await page.evaluate(() => [...document.querySelector('table[data-tools]').tHead.rows[0].cells].findIndex(c => c.hasAttribute('data-choose')));
  if (!await tabTo(page, '.tools input')) bad('the field for words is not reached');
  const word = all[2][0].split(' ').find(w => w.length > 6).toLowerCase();
  await page.keyboard.type(word);
  const some = await rows(page);
  const wanted = all.filter(r => r.join(' ').toLowerCase().includes(word));
  if (!wanted.length || wanted.length === all.length || some.length !== wanted.length) bad(`\`${word}\` shows ${some.length} of ${all.length}, wanted ${wanted.length}`);
  const told = await page.locator('.tools output').innerText();
  if (!told.includes(String(some.length)) || !told.includes(String(all.length))) bad(`it says \`${told}\``);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  if ((await rows(page)).length !== all.length) bad('rows stay away once the field is empty');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  const value = await page.evaluate(() => document.activeElement.value);
  const chosen = await rows(page);
  if (!value || !chosen.length || chosen.some(r => r[choice] !== value)) bad(`the verdict \`${value}\` shows ${chosen.map(r => r[choice])}`);
  await page.keyboard.press('Home');
  if (!await tabTo(page, 'th button')) bad('no button to sort by is reached');
  const order = async () => (await rows(page)).map(r => r[0]);
  await page.keyboard.press('Enter');
  const up = await order();
  await page.keyboard.press('Space');
  const down = await order();
  const sorted = all.map(r => r[0]).toSorted(new Intl.Collator('en-GB', { numeric: true }).compare);
  if (up.join('\n') !== sorted.join('\n')) bad('Enter on the first heading does not sort');
  if (down.join('\n') !== sorted.reverse().join('\n')) bad('pressed again, it does not sort the other way');
  const focus = await page.evaluate(() => document.activeElement.closest('th')?.getAttribute('aria-sort'));
  if (focus !== 'descending') bad(`the focus is lost, or the heading does not say its order: ${focus}`);
  await page.close();
}

/** A table of many courses: a hundred rows are laid out, and all are filtered, shown when asked for, and printed. */
async function long(context, target) {
  const page = await open(context, target);
  const bad = what => fail(target.name, 'long table', what);
  const url = pathToFileURL(target.file).href;
  const body = readFileSync(target.file, 'utf8').replace(/(<tbody>\s*)((?:<tr>.*<\/tr>\s*)+)(<\/tbody>)/, (_, open, rows, close) => `${open}${rows.repeat(60)}${close}`);
  await page.route(url, route => route.fulfill({ body, contentType: 'text/html' }));
  await page.goto(url);
  const all = await page.locator('table[data-tools] tbody tr').count();
  const shown = async () => (await rows(page)).length;
  if (all < 300 || await shown() !== 100) bad(`${await shown()} of ${all} rows are shown at first`);
  const last = await page.evaluate(() => [...document.querySelectorAll('table[data-tools] tbody th a')].at(-1).textContent);
  await tabTo(page, '.tools input');
  await page.keyboard.type(last.trim().split(/\s+/).slice(0, 4).join(' '));
  if (await shown() !== 60) bad(`the filter shows ${await shown()} of 60`);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.emulateMedia({ media: 'print' });
  if (await shown() !== all) bad('rows are missing on paper');
  await page.emulateMedia({ media: 'screen' });
  if (!await tabTo(page, '.rest')) bad('the button for the rest is not reached');
  await page.keyboard.press('Enter');
  if (await shown() !== all) bad(`${await shown()} of ${all} rows are shown when all are asked for`);
  if (!await page.evaluate(() => document.activeElement.matches('.tools input'))) bad('the focus is lost with the button');
  await page.close();
}

/** Search, offline and by keyboard. */
async function search(context, target) {
  const page = await open(context, target);
  const bad = what => fail(target.name, 'search', what);
  const url = pathToFileURL(target.file).href;
  const hits = () => page.evaluate(() => [...document.querySelectorAll('#search li')].map(l => [l.textContent.toLowerCase(), l.querySelector('a').href]));
  await page.goto(url);
  if (!await tabTo(page, '#search input')) bad('the field is not reached');
  await page.keyboard.type('LISTENING lwc');
  const found = await hits();
  if (!found.length) bad('nothing is found');
  for (const [text, href] of found) {
    if (!text.includes('listening') || !text.includes('lwc')) bad(`\`${text}\` has not the words`);
    if (!existsSync(fileURLToPath(href.split('#')[0]))) bad(`${href} is not there`);
  }
  if (!(await page.locator('#search output').innerText()).includes(String(found.length))) bad('the number of pages found is not told');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(found[0]?.[1] ?? '**');
  if (!await page.locator('h1').count()) bad('the first result leads to no page');
  await page.goBack();
  await page.waitForFunction(n => document.querySelectorAll('#search li').length === n, found.length).catch(() => bad('on the way back the question is lost'));
  await page.goto(`${url}#q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await page.reload();
  if (await page.locator('#search img').count()) bad('markup in a question is markup on the page');
  await page.goto(`${url}#q=zzzzqqqq`);
  await page.reload();
  if ((await hits()).length || !/\b0\b/.test(await page.locator('#search output').innerText())) bad('what is nowhere is found, or its absence not told');
  await page.close();
}

/** Courses chosen by keyboard stand side by side, as their statuses are, and the address holds the choice. */
async function comparison(context, target) {
  const page = await open(context, target);
  const bad = what => fail(target.name, 'comparison', what);
  await page.goto(pathToFileURL(target.file).href);
  if (!await tabTo(page, '.pick [type="search"]')) bad('the field is not reached');
  const all = await page.locator('.pick li').count();
  await page.keyboard.type('harrow');
  if (await page.locator('.pick li').count() !== 1 || all < 5) bad('`harrow` does not leave one course to choose');
  if (!await tabTo(page, '.pick li input')) bad('no course is reached');
  await page.keyboard.press('Space');
  if (!await page.evaluate(() => document.activeElement.checked)) bad('the focus is lost when a course is ticked');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('tarn');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.pick table tr')].filter(r => r.getClientRects().length && r.cells.length === 3)
    .map(r => [...r.cells].map(c => c.firstElementChild?.textContent.trim() ?? c.textContent.trim())));
  const before = await shown();
  if (before.length < 20) bad(`${before.length} rows of two courses are shown`);
  const links = await page.evaluate(() => [...document.querySelectorAll('.pick thead a')].map(a => a.href));
  // What stands side by side is what each course's own page says.
  for (const [n, href] of links.entries()) {
    const own = await open(context, { ...target, file: fileURLToPath(href) });
    await own.goto(href);
    const said = await own.evaluate(() => Object.fromEntries([...document.querySelectorAll('.req')].map(r => [r.querySelector('h5').textContent.trim().split(' ')[0], r.querySelector('.tag').textContent.trim()])));
    const wrong = before.slice(1).filter(r => said[r[0]] !== r[n + 1]);
    if (wrong.length) bad(`${href}: ${wrong[0]} where its page says ${said[wrong[0][0]]}`);
    await own.close();
  }
  if (!await tabTo(page, '.pick .differ input')) bad('the box for differences is not reached');
  await page.keyboard.press('Space');
  const after = await shown();
  if (after.length >= before.length || after.slice(1).some(r => r[1] === r[2])) bad('rows that do not differ are shown');
  await page.evaluate(AXE);
  await axe(page, target.name, 'with courses chosen');
  await page.setViewportSize({ width: 320, height: 640 });
  await narrow(page, target.name, 'with courses chosen');
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  if ((await shown()).length !== before.length) bad('the address does not hold what was chosen');
  await page.close();
}

/** Feeds and data that other programs read. */
async function feeds(context, site, target) {
  for (const file of readdirSync(site.folder, { recursive: true }).filter(f => f.endsWith('.json'))) {
    try { JSON.parse(readFileSync(join(site.folder, file), 'utf8')); } catch (e) { fail(file, 'data', e.message); }
  }
  const page = await open(context, target);
  await page.goto(pathToFileURL(target.file).href);
  for (const file of ['feed.xml', 'sitemap.xml']) {
    const text = readFileSync(join(site.folder, file), 'utf8');
    const wrong = await page.evaluate(t => new DOMParser().parseFromString(t, 'application/xml').querySelector('parsererror')?.textContent, text);
    if (wrong) fail(file, 'data', wrong);
  }
  await page.close();
}

/** What the site's script does, in each language the site has. */
export async function behaviour(context, site, targets) {
  const of = name => targets.filter(t => relative(site.folder, t.file).split('/').at(-1) === name && existsSync(join(dirname(t.file), 'search.html')));
  for (const t of of('index.html')) await portfolio(context, t);
  for (const t of of('index.html').slice(0, 1)) await long(context, t);
  for (const t of of('search.html')) await search(context, t);
  for (const t of of('compare.html')) await comparison(context, t);
  for (const t of of('index.html').slice(0, 1)) await feeds(context, site, t);
}
