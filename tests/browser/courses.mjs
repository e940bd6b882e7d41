// Courses made of a shipped one: texts that try to break the page, and far more units than any real course has.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = `<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} \\u05e9\\u05dc\\u05d5\\u05dd & ]]> ${'long'.repeat(60)}`;
// A control that turns the direction of the line makes its value a broken one, which is not shown: so it stands in one value alone.
const TURNED = 'Turned \\u202e round \\u2066';

/** Writes both, each beside a copy of the provider's file; returns their folders, the hostile one first. */
export function make(from, to) {
  const read = name => readFileSync(join(from, name), 'utf8');
  const course = readdirSync(from).find(f => f.endsWith('.yaml') && f !== 'provider.yaml');
  const text = read(course);
  const folder = (name, changed) => {
    const dir = join(to, name);
    mkdirSync(dir, { recursive: true });
    // A provider of its own, so that all of them can stand on one site.
    writeFileSync(join(dir, 'provider.yaml'), read('provider.yaml').replace(/^id: .*$/m, `id: ${name}`).replace(/^name: .*$/m, name === 'hostile' ? `name: "${WORDS}"` : '$&'));
    writeFileSync(join(dir, `${name}.yaml`), changed.replace(/^id: .*$/m, `id: ${name}`).replace(/^provider: .*$/m, `provider: ${name}`));
    return dir;
  };
  // The title of everything that has one, ten thousand characters for the course itself, and a group under a name of its own.
  const hostile = text
    .replace(/^title: .*$/m, `title: "${WORDS} ${'ten thousand characters '.repeat(420)}"`)
    .replace(/^( {2}title: ).*$/gm, `$1"${WORDS}"`)
    .replace(/^( {2}title: ).*$/m, `$1"${TURNED}"`);
  const extra = Array.from({ length: 150 }, (_, i) => [
    `- id: more-${i}`,
    `  title: Further unit ${i} about one kind of neighbourhood among very many`,
    '  level: 4',
    '  credit: 3',
    '  hours: {total: 30, guided: 12, practice: 0}',
    `  group: ${i % 3 === 0 ? 'extra' : 'further'}`,
    '  outcomes:',
    `  - {id: more-${i}-1, text: Describe neighbourhood ${i} and what it offers.}`,
  ].join('\n')).join('\n');
  if (!/^units:$/m.test(text) || !/^unit_groups:$|^groups:$/m.test(text)) throw new Error(`${course} has no units or groups to add to`);
  const huge = text
    .replace(/^title: .*$/m, 'title: A course of far more units than any real course has')
    .replace(/^units:$/m, `units:\n${extra}`)
    .replace(/^(unit_groups|groups):$/m, '$1:\n- {id: extra, choose: {units: 1}}\n- {id: further, choose: {units: 2}}');
  return [folder('hostile', hostile), folder('huge', huge)];
}
