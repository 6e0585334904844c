import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRecords, formatCsvRecord, parseCsvRecord } from './csv-row.ts';

test('a line break or a comma in quotes ends neither record nor field', async () => {
  assert.deepEqual(await recordsOf('a,b\r\n"x\ny","1,2"\nlast,"say ""hi"""'), [
    ['a', 'b'],
    ['x\ny', '1,2'],
    ['last', 'say "hi"'],
  ]);
});

test('what was written is what is read, in pieces of any size', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ') });
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (all, size) => {
      assert.deepEqual(await recordsOf(all.map(formatCsvRecord).join('\n'), size), all);
    }),
    { seed: 2025, numRuns: 300 },
  );
});

async function recordsOf(text: string, size = 1000): Promise<readonly (readonly string[])[]> {
  const records: (readonly string[])[] = [];
  for await (const record of csvRecords(inPieces(Buffer.from(text), size))) {
    records.push(parseCsvRecord(new TextDecoder().decode(record)));
  }
  return records;
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
