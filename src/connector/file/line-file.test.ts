import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNotes, readNotes } from '../../../test/support/file-contract.ts';

const ana = '{"id":"1","name":"Ana","note":"a"}';
const ben = '{"id":"2","name":"Ben","note":"b"}';
const both = [
  ['1', 'Ana', 'a'],
  ['2', 'Ben', 'b'],
];

test('lines land with any line break, behind a byte order mark, and between empty lines', async () => {
  for (const text of [`${ana}\n${ben}\n`, `\ufeff${ana}\r\n\r\n  \n${ben}`]) {
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text.replace('\ufeff', '')}`, 'utf16le')]) {
      const read = await readNotes(bytes, 'jsonl');
      assert.deepEqual([read.notes, read.bad, read.doubt], [both, [], null]);
    }
  }
});

test('a line that is no JSON is set aside, and its neighbours land', async () => {
  const read = await readNotes(`${ana}\n{"id":"9",\n${ben}\n`, 'jsonl');
  assert.deepEqual(read.notes, both);
  assert.deepEqual(read.bad, ['unparseable - 10 bytes that are not whole JSON']);
});

test('a line of many megabytes is set aside by its true length, and the next one lands', async () => {
  const read = await readNotes(`{"id":"9","name":"${'x'.repeat(9_000_000)}"}\n${ben}\n`, 'jsonl');
  assert.deepEqual(read.notes, [both[1]]);
  assert.deepEqual(read.bad, ['too_large - a row of 9,000,020 bytes, of which the first 1,000,001 are kept']);
});

test('a last line that breaks off may be the end of half a file', async () => {
  const read = await readNotes(`${ana}\n${ben.slice(0, -3)}`, 'jsonl');
  assert.match(read.doubt ?? '', /breaks off/);
  assert.equal((await readNotes(`${ana}\n${ben}`, 'jsonl')).doubt, null);
});

test('a file comes only as its feed sends it', async () => {
  await assert.rejects(openNotes(ana, 'jsonl', { tables: [], lines: null }), {
    message: /does not come as JSON lines/,
  });
  await assert.rejects(openNotes(ana, 'txt'), { message: /note comes as CSV \(\.csv\)/ });
});
