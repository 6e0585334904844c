import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verifyLog } from '#job/access-seal.ts';
import { sealedLog } from '../support/sealed-log.ts';

const { lines, head } = sealedLog(8, 12);
const whole = Buffer.from(lines.join('\n'));

/** Every change of an exported log is caught: a bit of any byte, a line left out, doubled or moved, days gone at the end. */
export function expectEveryChangeCaught(numRuns: number, seed: number): void {
  assert.ok(verifyLog(lines, head).ok);
  const place = fc.nat({ max: lines.length - 1 });
  const bit = fc.record({
    kind: fc.constant('bit' as const),
    byte: fc.nat({ max: whole.length - 1 }),
    bit: fc.nat({ max: 7 }),
  });
  const cut = fc.record({ kind: fc.constant('cut' as const), from: place, count: fc.integer({ min: 1, max: 30 }) });
  const twice = fc.record({ kind: fc.constant('twice' as const), from: place });
  const swap = fc.record({ kind: fc.constant('swap' as const), from: place, to: place });
  fc.assert(
    fc.property(fc.oneof({ arbitrary: bit, weight: 5 }, cut, twice, swap), (change) => {
      const changed = changedBy(change);
      fc.pre(changed.join('\n') !== lines.join('\n'));
      assert.ok(!verifyLog(changed, head).ok);
    }),
    { numRuns, seed },
  );
}

type Change =
  | { kind: 'bit'; byte: number; bit: number }
  | { kind: 'cut'; from: number; count: number }
  | { kind: 'twice'; from: number }
  | { kind: 'swap'; from: number; to: number };

function changedBy(change: Change): readonly string[] {
  switch (change.kind) {
    case 'bit': {
      const bytes = Buffer.from(whole);
      bytes[change.byte] = (bytes[change.byte] ?? 0) ^ (1 << change.bit);
      // As a reader of files reads it: what is no UTF-8 becomes another character.
      return bytes.toString('utf8').split('\n');
    }
    case 'cut':
      return lines.toSpliced(change.from, change.count);
    case 'twice':
      return lines.toSpliced(change.from, 0, lines[change.from] ?? '');
    case 'swap':
      return lines.with(change.from, lines[change.to] ?? '').with(change.to, lines[change.from] ?? '');
  }
}
