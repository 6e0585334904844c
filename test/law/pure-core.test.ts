import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const source = join(import.meta.dirname, '../../src');
const core = ['kernel', 'source', 'observation', 'identity', 'policy', 'record', 'access', 'cohort', 'insight'];

test('law 7, the core is pure: from it nothing is reachable but itself, calendar arithmetic and the schema of policy', () => {
  const files = globSync(`{${core.join(',')}}/**/*.ts`, { cwd: source }).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.length > 60, 'the core was not found');
  const reached = reachableFrom(files);
  const outside = [...reached].filter(([name, by]) => !isOurs(name, by)).map(([name, by]) => `${by} imports ${name}`);
  assert.deepEqual(outside, []);
});

test('law 7, the core is pure: it names no clock, no chance, no environment and no way out', () => {
  const files = globSync(`{${core.join(',')}}/**/*.ts`, { cwd: source }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files) {
    const code = withoutComments(readFileSync(join(source, file), 'utf8'));
    for (const [word, why] of impure) assert.doesNotMatch(code, word, `src/${file} ${why}`);
  }
});

/** Arithmetic on a number that was given is pure (`new Date(0)`, `Date.parse`); asking what time it is is not. */
const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bTemporal\.Now\b|\bhrtime\b/, 'reads a clock'],
  [/\bMath\.random\b|\bcrypto\b|\brandomUUID\b/, 'throws dice'],
  [/\bprocess\b|\bglobalThis\b|\bimport\.meta\b/, 'looks at its surroundings'],
  [/\bfetch\b|['"]node:|\brequire\(|\bimport\(|\bconsole\b|\bsetTimeout\b|\bsetInterval\b/, 'reaches outside'],
];

/** Every module that is imported from these files, directly or not, with who imports it. */
function reachableFrom(files: readonly string[]): ReadonlyMap<string, string> {
  const reached = new Map<string, string>();
  const waiting = [...files];
  const seen = new Set(files);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const name of importsOf(file)) {
      reached.set(name, `src/${file}`);
      if (name.startsWith('node_modules/') || seen.has(name)) continue;
      seen.add(name);
      waiting.push(name);
    }
  }
  return reached;
}

/** Modules of ours as paths in src, others as `node_modules/<name>`. */
function importsOf(file: string): readonly string[] {
  const code = withoutComments(readFileSync(join(source, file), 'utf8'));
  const names = [...code.matchAll(/^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*'([^']+)'/gm)].map(
    ([, name]) => name ?? '',
  );
  return names.map((name) => {
    if (name.startsWith('#')) return name.slice(1);
    return name.startsWith('.') ? relative(source, join(source, dirname(file), name)) : `node_modules/${name}`;
  });
}

function isOurs(name: string, by: string): boolean {
  if (name === 'node_modules/temporal-polyfill') return by.startsWith('src/kernel/');
  if (name === 'node_modules/zod') return by.startsWith('src/policy/');
  return core.includes(name.split('/')[0] ?? '');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
