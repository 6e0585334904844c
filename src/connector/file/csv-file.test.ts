import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeColumnChange } from '#observation/column.ts';
import { readNotes } from '../../../test/support/file-contract.ts';
import { formatCsvRecord } from '../csv-row.ts';
import { csvRecordEnd } from './csv-record-end.ts';
import { recordSplitter } from './record-splitter.ts';

const header = 'id,name,note';
const ana = ['1', 'Ana', 'a'];
const ben = ['2', 'Ben', 'b'];

test('rows land whatever ends their lines', async () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    const read = await readNotes([header, '1,Ana,a', '', '2,"Ben",b', ''].join(newline));
    assert.deepEqual([read.notes, read.bad, read.doubt], [[ana, ben], [], null], JSON.stringify(newline));
  }
});

test('a semicolon or a tab parts the columns where it yields those of the contract, and rows are the same', async () => {
  for (const delimiter of [';', '\t', '|']) {
    const read = await readNotes(`id,name,note\n1,"Ana, x",a`.replaceAll(/,(?! x)/g, delimiter));
    assert.deepEqual(read.notes, [['1', 'Ana, x', 'a']]);
  }
});

test('a missing column refuses the file and is named, with the stranger that looks like it', async () => {
  await assert.rejects(readNotes('id,nam,note\n1,Ana,a\n'), {
    name: 'FileProblem',
    message: /name is missing \(renamed to nam\?\)\. Is it the file that you meant\?$/,
  });
  await assert.rejects(readNotes('identity;shoe\n1;2\n'), { message: /id is missing.*, name is missing/ });
});

test('a column that is there twice refuses the file', async () => {
  await assert.rejects(readNotes('id,name,note,name\n1,Ana,a,b\n'), { message: /name is there twice/ });
});

test('columns in other letters, a new one and a missing one do not, and are named', async () => {
  const read = await readNotes(' ID , Name,shoe\n1,Ana,42\n');
  assert.deepEqual(read.notes, [['1', 'Ana', null]]);
  assert.deepEqual(read.columns.map(describeColumnChange), [
    'note is missing',
    'id is written ID ',
    'name is written  Name',
    'shoe is new',
  ]);
});

test('what may not be stored is cut under any spelling', async () => {
  const read = await readNotes('id,name,note,SEX \n1,Ana,a,f\n');
  assert.deepEqual(read.notes, [ana]);
  assert.deepEqual(read.bodies.map(String), ['id,name,note\n1,Ana,a']);
});

test('empty lines, lines of nothing but commas and commas behind the last column say nothing', async () => {
  const read = await readNotes(`\n${header},,\n1,Ana,a,,\n\n,,\n   \n2,Ben,b,\n`);
  assert.deepEqual([read.notes, read.bad], [[ana, ben], []]);
});

test('a line break in quotes ends no row', async () => {
  const read = await readNotes(`${header}\r\n1,"Ana\r\nMaria",a\r\n2,Ben,"b\n\n""b"""\r\n`);
  assert.deepEqual(read.notes, [
    ['1', 'Ana\r\nMaria', 'a'],
    ['2', 'Ben', 'b\n\n"b"'],
  ]);
});

test('a quote that nobody closes costs its own row and no other', async () => {
  const read = await readNotes(`${header}\n0,"Lone,x\n1,Ana,a\n2,"Ben",b\n`);
  assert.deepEqual(read.notes, [ana, ben]);
  assert.deepEqual(read.bad, ['unparseable - quotes that do not add up']);
  assert.equal(read.doubt, null);
});

test('a quote that closes somewhere behind costs its own row and no other', async () => {
  const read = await readNotes(`${header}\n"0,Lone,x\n1,Ana,a\n2,Ben,b\n3,Cat",c\n`);
  assert.deepEqual(read.notes, [ana, ben, ['3', 'Cat"', 'c']]);
  assert.deepEqual(read.bad, ['unparseable - quotes that do not add up']);
});

test('a row with too many or too few fields is set aside, and its neighbours land', async () => {
  const read = await readNotes(`${header}\n1,Ana,a\n9,x\n9,x,y,z\n2,Ben,b\n`);
  assert.deepEqual(read.notes, [ana, ben]);
  assert.deepEqual(read.bad, ['unparseable - 2 columns', 'unparseable - 4 columns']);
});

test('a row of many megabytes is set aside by its true length without being held, and the next one lands', async () => {
  const read = await readNotes(`${header}\n0,${'x'.repeat(9_000_000)},y\n1,Ana,a\n`);
  assert.deepEqual(read.notes, [ana]);
  assert.deepEqual(read.bad, ['too_large - a row of 9,000,004 bytes, of which the first 1,000,001 are kept']);
  assert.ok(read.bodies.every((body) => body.length < 1_100_000));
});

test('a file that breaks off in its last row may be cut short, wherever in the row', async () => {
  const whole = `${header}\n1,Ana,a\n2,"Ben",b\n`;
  assert.equal((await readNotes(whole)).doubt, null);
  assert.equal((await readNotes(whole.trimEnd())).doubt, null, 'many writers end no last line');
  for (const cut of [2, 3, 4, 5, 6, 7, 8]) {
    const read = await readNotes(whole.slice(0, -cut - 1));
    assert.match(read.doubt ?? '', /breaks off/, `${cut} characters short`);
    assert.deepEqual(read.notes, [ana]);
  }
});

test('what is not CSV is refused in plain words', async () => {
  await assert.rejects(readNotes('PK\u0003\u0004rest'), { message: /workbook or a zip archive/ });
  await assert.rejects(readNotes(Buffer.from('id,name\n', 'utf16le')), { message: /UTF-16 without a byte order mark/ });
  await assert.rejects(readNotes('x'.repeat(300_000)), { message: /its first line has more than 100,000 bytes/ });
  await assert.rejects(readNotes(' \r\n\r\n'), { message: /it is empty/ });
});

test('records are the same in pieces of any size, and what was written is what is read', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ') });
  const rows = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, size) => {
      const records = all.map(formatCsvRecord);
      assert.deepEqual(split(records.join('\n'), size), records);
    }),
    { seed: 2025, numRuns: 300 },
  );
});

test('no byte of any text is lost, and pieces of any size are cut alike', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (file, size) => {
      const records = split(file, size);
      assert.equal(records.join('\n'), file.endsWith('\n') ? file.slice(0, -1) : file);
      assert.deepEqual(records, split(file, 1000));
    }),
    { seed: 2025, numRuns: 2000 },
  );
});

function split(text: string, size: number): readonly string[] {
  const bytes = Buffer.from(text);
  const splitter = recordSplitter(0x0a, csvRecordEnd({ delimiter: 0x2c, newline: 0x0a, columns: 3 }));
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()].map((record) =>
    new TextDecoder().decode(record.bytes),
  );
}
