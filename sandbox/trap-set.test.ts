import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openForTest } from './open-for-test.ts';
import { everyTrap, readTraps } from './trap-set.ts';

test('traps are set by name, all or none, and a minus leaves one out', () => {
  assert.deepEqual(readTraps('all'), everyTrap);
  assert.deepEqual(readTraps('none'), []);
  assert.deepEqual(readTraps('two_cycles, slow_trn'), ['two_cycles', 'slow_trn']);
  assert.deepEqual(
    readTraps('all,-two_cycles'),
    everyTrap.filter((one) => one !== 'two_cycles'),
  );
});

test('a name that is none is refused with the list of those that are', () => {
  for (const text of ['pitfall', 'all,-pitfall', '']) {
    assert.throws(() => readTraps(text), /^Error: --traps knows no .*, only shared_inbox, .*slow_trn/);
  }
});

test('made-up England says which traps are set', async (t) => {
  const england = await openForTest(t, '2025-06-01T00:00:00Z', { traps: ['slow_trn'] });
  const { body } = await england.get<{
    set: readonly string[];
    traps: readonly { readonly name: string; readonly isSet: boolean; readonly tells: string }[];
  }>('/traps');
  assert.deepEqual(body.set, ['slow_trn']);
  assert.deepEqual(
    body.traps.map((one) => one.name),
    everyTrap,
  );
  assert.deepEqual(
    body.traps.filter((one) => one.isSet).map((one) => one.name),
    ['slow_trn'],
  );
});

test('the README lists every trap with its share', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  for (const name of everyTrap) assert.ok(readme.includes(`\n| \`${name}\` |`), name);
});
