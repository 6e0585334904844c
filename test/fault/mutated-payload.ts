import assert from 'node:assert/strict';
import { splitJsonPage } from '#connector/json-page.ts';
import { readerOf } from '#connector/reader.ts';
import { isInstant } from '#kernel/instant.ts';
import type { RowReading } from '#observation/reading.ts';
import { quarantineProblems } from '#observation/reading.ts';
import { randomFrom } from '../../sandbox/random.ts';
import type { Effort } from '../support/check-law.ts';
import { mutate } from '../support/mutate.ts';
import type { ValidRow } from '../support/valid-row.ts';

/** A row takes milliseconds; more than this and somebody's feed would stand still. */
const longestMs = 2000;

/** Whatever a reader is given, it answers: with a row that can be stored, or with a problem in words. */
export function checkReaders(valid: readonly ValidRow[], { runs, seed }: Effort): Tally {
  const tally: Tally = { read: 0, refused: new Map() };
  for (let number = 0; number < runs; number += 1) {
    const own = `${seed}/${number}`;
    const { feed, channel, bytes } = randomFrom('row', own).pick(valid);
    const mutant = mutate(bytes, own);
    explained(`seed ${own}: ${feed} ${channel}, ${mutant.how.join(', ')}`, () => {
      const began = performance.now();
      const reading = readerOf(feed, channel)(mutant.bytes);
      checkReading(reading, tally);
      assert.ok(performance.now() - began < longestMs, 'it took too long');
      // What was stored is read again after a fix, and must say the same.
      const again = readerOf(feed, channel)(reading.body);
      const [first, second] = [reading.read(), again.read()];
      if (!first.ok) return;
      assert.deepEqual(second, first);
      assert.ok(
        Buffer.compare(Buffer.from(again.body), Buffer.from(reading.body)) === 0,
        'the stored body is cut again',
      );
    });
  }
  return tally;
}

/** As JSON writes a NUL and half a character. */
const unstorable = /\\u0000|\\ud[89a-f]/i;

export type Tally = { read: number; readonly refused: Map<string, number> };

export function checkReading(reading: RowReading, tally: Tally): void {
  const outcome = reading.read();
  assert.doesNotMatch(JSON.stringify(reading.compare?.() ?? null), unstorable, 'drift that PostgreSQL cannot store');
  if (outcome.ok) {
    tally.read += 1;
    const { key, assertedAt, statements } = outcome.value;
    assert.ok(key.length > 0 && key.length <= 200, `a key of ${key.length} characters`);
    assert.ok(assertedAt === null || isInstant(assertedAt), `asserted at ${assertedAt}`);
    const said = JSON.stringify([key, statements]);
    assert.doesNotMatch(said, unstorable, 'what PostgreSQL cannot store');
  } else {
    const { problem, found, expected, key, field } = outcome.problem;
    assert.ok(quarantineProblems.includes(problem));
    assert.ok(found !== '' && expected !== '', 'a problem without words');
    assert.doesNotMatch(JSON.stringify([found, expected, key, field]), unstorable);
    tally.refused.set(problem, (tally.refused.get(problem) ?? 0) + 1);
  }
}

/** Whatever comes as a page, it is refused whole, or each of its bytes is in one of its rows or around them. */
export function checkPages(valid: readonly ValidRow[], { runs, seed }: Effort): { whole: number; refused: number } {
  const tally = { whole: 0, refused: 0 };
  for (let number = 0; number < runs; number += 1) {
    const own = `${seed}/page/${number}`;
    const random = randomFrom('page', own);
    const rows = Array.from({ length: random.integer(0, 8) }, () =>
      Buffer.from(random.pick(valid).bytes).toString('utf8'),
    );
    const page = `{"meta":{"count":${rows.length}},"data":[${rows.map((row) => (row.startsWith('{') ? row : '{}')).join(',')}],"links":{}}`;
    const mutant = mutate(Buffer.from(page), own);
    explained(`seed ${own}: ${mutant.how.join(', ')}`, () => {
      const split = splitJsonPage(mutant.bytes);
      if (!split.ok) {
        assert.notEqual(split.problem, '');
        tally.refused += 1;
        return;
      }
      tally.whole += 1;
      const list = split.value.rows.map((row) => Buffer.from(row).toString('latin1')).join(',');
      const whole = withoutBlanks(Buffer.from(mutant.bytes).toString('latin1'));
      assert.ok(whole.includes(`[${withoutBlanks(list)}`), 'bytes of the list are in no row');
    });
  }
  return tally;
}

function withoutBlanks(source: string): string {
  return source.replaceAll(/[ \t\r\n]/g, '');
}

/** So that a failure names the seed that makes it again. */
export function explained(what: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
