// Opens every report, and the pages of a site, in the system's Chromium and holds them to these rules. Any failure is printed; the exit
// status is then 1.
//
// - valid HTML (html-validate, and the Nu checker where there is Java); no message or error in the console; no script needed
// - no request but for the page itself; on a site, for files of the site
// - axe-core: nothing at all (WCAG 2.2 A and AA, best practice) at 1280, 768, 360 and 320 px, dark, in forced colours, in print
// - the page does not scroll sideways at 320 px (which is 1280 px at 400 %), 360 px, 768 px, and 1280 px at 200 %
// - Tab reaches everything that can have the focus, in the order of the page, the focus is seen, and the skip link skips
// - one h1, no level of heading left out, a language, a title, links that lead somewhere; nothing moves where less motion is asked for
// - printed: A4, a title, on every page its number, and on those of a report the running title
// - a site's filter, sorting, search and comparison work offline and by keyboard; its feeds and data can be read
//
// Of the site, the largest and the smallest page of each kind are looked at. Of reports, the largest and the hostile one are looked at in
// all views, the others at 1280 and 360 px.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileSystemConfigLoader, HtmlValidate, cjsResolver } from 'html-validate/node';
import { chromium } from 'playwright-core';
import { make } from './courses.mjs';
import { check, fail, failures } from './page.mjs';
import { behaviour, pages, publish, run } from './site.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const ACCREDIT = process.env.ACCREDIT ?? join(root, 'target/debug/accredit');
const SHOTS = process.env.SHOTS;
const ONLY = process.env.ONLY;
const AS_OF = '2026-11-21';
const scratch = mkdtempSync(join(tmpdir(), 'accredit-browser-'));

/** Reports of the shipped courses and of those made here, as files. */
function reports(made) {
  const out = join(scratch, 'report');
  for (const paths of [['courses'], ...made.map(m => [m])]) {
    run(ACCREDIT, ['report', ...paths, '--as-of', AS_OF, '--out', out, '--only', 'html'], root);
  }
  const files = readdirSync(out).filter(f => f.endsWith('.html')).sort();
  const size = f => statSync(join(out, f)).size;
  const largest = files.filter(f => !f.startsWith('huge.')).toSorted((a, b) => size(b) - size(a))[0];
  const views = f => (f === largest || f.startsWith('hostile.') ? 7 : 2);
  return files.map(f => ({ name: f.replace(/\.html$/, ''), file: join(out, f), views: views(f) }));
}

/** The Nu checker on all pages at once; undefined where there is no Java. */
function nu(folders) {
  const jar = join(here, 'node_modules/vnu-jar/build/dist/vnu.jar');
  return new Promise(done => execFile('java', ['-jar', jar, '--skip-non-html', '--errors-only', '--format', 'json', ...folders], { maxBuffer: 1 << 28 }, (error, _, said) => {
    if (error?.code === 'ENOENT') return done(false);
    try {
      for (const m of JSON.parse(said).messages) fail(m.url?.split('/').slice(-2).join('/'), 'Nu checker', `${m.lastLine}: ${m.message}: ${m.extract}`);
    } catch {
      fail('all', 'Nu checker', `it does not run: ${said.slice(0, 300)}`);
    }
    return done(true);
  }));
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
let targets = [];
let read = true;
let java = true;
try {
  const made = make(join(root, 'courses/tarn-valley-college'), join(scratch, 'courses'));
  const site = publish(ACCREDIT, ['courses', made[0]], join(scratch, 'site'), AS_OF, root);
  targets = [...reports(made), ...pages(site)].filter(t => !ONLY || t.name.includes(ONLY));
  const valid = nu([join(scratch, 'report'), site.folder]);
  // Two pages at a time, one for each core.
  const queue = [...targets];
  const worker = async () => {
    for (let t = queue.shift(); t; t = queue.shift()) {
      const start = Date.now();
      const ok = await check(context, html, { ...t, scratch, shots: SHOTS }).catch(e => fail(t.name, 'check', e.message) ?? true);
      read &&= ok;
      console.log(`${t.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }
  };
  await Promise.all([worker(), worker()]);
  await behaviour(context, site, targets).catch(e => fail('site', 'check', e.stack));
  java = await valid;
} finally {
  await context.close();
  rmSync(scratch, { recursive: true, force: true });
}
if (!read) console.log('The numbers of printed pages were not read: there is no pdftotext here (package poppler-utils).');
if (!java) console.log('The Nu checker did not run: there is no Java here. html-validate did.');
console.log(`${targets.length} pages, ${failures()} failures, ${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exit(failures() || (!ONLY && targets.length < 25) ? 1 : 0);
