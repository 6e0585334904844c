import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteFiles, openNotes, readNotes } from '../../../test/support/file-contract.ts';
import { utf8Chunks } from './utf8-chunks.ts';

const text = 'id,name,note\r\n1,Zoë Nuñez,€ 5\r\n2,李 𝒵,’\r\n';
const rows = [
  ['1', 'Zoë Nuñez', '€ 5'],
  ['2', '李 𝒵', '’'],
];
const windows = { ...noteFiles, encoding: 'windows-1252' } as const;

test('a byte order mark says what a file is, whatever the feed declares', async () => {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const bytes of [Buffer.from(`\ufeff${text}`), little, Buffer.from(little).swap16()]) {
    for (const files of [noteFiles, windows]) {
      const read = await readNotes(bytes, 'csv', files);
      assert.deepEqual([read.notes, read.bad, read.columns, read.doubt], [rows, [], [], null]);
    }
  }
});

test('without a mark a file is what its feed declares', async () => {
  const western = Buffer.from('id,name,note\n1,Zo\xeb,\x80 5 \x92\n', 'latin1');
  assert.deepEqual((await readNotes(western, 'csv', windows)).notes, [['1', 'Zoë', '€ 5 ’']]);
  assert.deepEqual((await readNotes(western)).bad, ['bad_encoding 1 bytes that are not UTF-8']);
  const read = await readNotes(Buffer.from('id,name,note\n1,Zoë,a\n'), 'csv', windows);
  assert.deepEqual(read.notes, [['1', 'ZoÃ«', 'a']], 'UTF-8 is not guessed');
});

test('a row that is no text in its encoding is set aside, and the others land', async () => {
  const utf8 = Buffer.from('id,name,note\n1,Zo\xc3,a\n2,Ben,b\n', 'latin1');
  const western = Buffer.from('id,name,note\n1,Zo\x81,a\n2,Ben,b\n', 'latin1');
  const wide = Buffer.from('\ufeffid,name,note\n1,Zo\ud83d,a\n2,Ben,b\n', 'utf16le');
  for (const [bytes, files] of [
    [utf8, noteFiles],
    [western, windows],
    [wide, noteFiles],
  ] as const) {
    const read = await readNotes(bytes, 'csv', files);
    assert.deepEqual(read.bad, ['bad_encoding 1 bytes that are not UTF-8']);
    assert.deepEqual(read.notes, [['2', 'Ben', 'b']]);
  }
});

test('a file of UTF-16 that ends in the middle of a character may be cut short', async () => {
  const whole = Buffer.from(`\ufeff${text}3,Cat,c`, 'utf16le');
  assert.equal((await readNotes(whole)).doubt, null);
  assert.match((await readNotes(whole.subarray(0, -1))).doubt ?? '', /breaks off/);
});

test('UTF-32 is refused by its name', async () => {
  await assert.rejects(openNotes(Buffer.from('fffe0000690000006400000', 'hex')), {
    message: /UTF-32.*save it as UTF-8/,
  });
});

test('text is the same in pieces of any size', async () => {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  const marked = [Buffer.from(`\ufeff${text}`), little, Buffer.from(little).swap16()];
  for (const bytes of marked) {
    for (let size = 1; size <= 9; size += 1) {
      const pieces: Uint8Array[] = [];
      for await (const piece of utf8Chunks(inPieces(bytes, size), 'utf-8')) pieces.push(piece);
      assert.equal(Buffer.concat(pieces).toString(), text);
    }
  }
});

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
