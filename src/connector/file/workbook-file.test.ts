import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeColumnChange } from '#observation/column.ts';
import { openNotes, readNotes } from '../../../test/support/file-contract.ts';
import { type Sheet, textRow, workbookParts, zipped } from '../../../test/support/made-up-workbook.ts';

const header = textRow('id', 'name', 'note');

test('rows are read as the CSV that they would be, and the same bytes are stored', async () => {
  const rows = header + textRow('1', 'Ana, x', 'say &quot;hi&quot;') + textRow('', '', '') + textRow('2', 'Zoë\nB', '');
  const read = await readNotes(workbookOf(rows), 'xlsx');
  const csv = await readNotes('id,name,note\n1,"Ana, x","say ""hi"""\n2,"Zoë\nB",\n');
  assert.deepEqual(read.notes, [
    ['1', 'Ana, x', 'say "hi"'],
    ['2', 'Zoë\nB', null],
  ]);
  assert.deepEqual(read.bodies.map(String), csv.bodies.map(String));
});

test('a cell is the text that a CSV would hold', async () => {
  const formats = [14, 22, 'dd/mm/yyyy', '0000000', '#,##0.00', '[$-809]d mmmm yyyy;@', 'h:mm'];
  const cells: readonly (readonly [string, string])[] = [
    ['<c t="s"><v>0</v></c>', '0012345'],
    ['<c t="s"><v>1</v></c>', 'Ana Maria'],
    ['<c><v>3000101</v></c>', '3000101'],
    ['<c><v>1.2345678901E10</v></c>', '12345678901'],
    ['<c><v>1.5E-7</v></c>', '0.00000015'],
    ['<c><v>1E21</v></c>', '1000000000000000000000'],
    ['<c><v>0.30000000000000004</v></c>', '0.3'],
    ['<c s="1"><v>45901</v></c>', '2025-09-01'],
    ['<c s="2"><v>45901.5</v></c>', '2025-09-01T12:00:00'],
    ['<c s="2"><v>45901</v></c>', '2025-09-01'],
    ['<c s="3"><v>45901.75</v></c>', '2025-09-01'],
    ['<c s="4"><v>12345</v></c>', '0012345'],
    ['<c s="5"><v>1234.5</v></c>', '1234.5'],
    ['<c s="6"><v>36526</v></c>', '2000-01-01'],
    ['<c s="7"><v>0.75</v></c>', '18:00:00'],
    ['<c s="1"><v>1</v></c>', '1900-01-01'],
    ['<c s="1"><v>60</v></c>', '60'],
    ['<c s="1"><v>61</v></c>', '1900-03-01'],
    ['<c t="b"><v>1</v></c>', 'true'],
    ['<c t="b"><v>0</v></c>', 'false'],
    ['<c t="str"><f>A1</f><v>a_x000D_b</v></c>', 'a\rb'],
    ['<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['<c t="d"><v>2025-09-01T00:00:00</v></c>', '2025-09-01'],
    ['<c t="inlineStr"><is><r><t>Zo</t></r><r><t>ë</t></r><rPh><t>x</t></rPh></is></c>', 'Zoë'],
  ];
  const rows = cells.map(([cell], index) => `<row>${textCell(String(index))}${cell}</row>`).join('');
  const strings = ['<t>0012345</t>', '<r><t>Ana </t></r><r><t xml:space="preserve">Maria</t></r><rPh><t>no</t></rPh>'];
  const read = await readNotes(
    zipped(workbookParts([{ name: 'One', rows: header + rows }], { strings, formats })),
    'xlsx',
  );
  assert.deepEqual(
    read.notes.map(([, name]) => name),
    cells.map(([, text]) => text),
  );
});

test('days of an old Macintosh workbook are counted from 1904', async () => {
  const rows = `${header}<row>${textCell('1')}<c s="1"><v>0</v></c></row>`;
  const book = workbookParts([{ name: 'One', rows }], { formats: [14], from1904: true });
  assert.deepEqual((await readNotes(zipped(book), 'xlsx')).notes, [['1', '1904-01-01', null]]);
});

test('cells stand in the columns that they name', async () => {
  const rows = `${header}<row r="9"><c r="C9" t="str"><v>c</v></c></row><row><c r="A10"><v>1</v></c><c r="C10"><v>2</v></c></row>`;
  const read = await readNotes(workbookOf(rows), 'xlsx');
  assert.deepEqual(read.notes, [['1', null, '2']]);
  assert.deepEqual(read.bad, ['missing_field - null']);
});

test('the sheet is the first whose header fits, and its columns are compared', async () => {
  const sheets: Sheet[] = [
    { name: 'Notes', rows: textRow('About this file') },
    { name: 'Empty', rows: '' },
    { name: 'Data', rows: textRow('ID', 'name', 'shoe') + textRow('1', 'Ana', '42') },
  ];
  const read = await readNotes(zipped(workbookParts(sheets)), 'xlsx');
  assert.deepEqual(read.notes, [['1', 'Ana', null]]);
  assert.deepEqual(read.columns.map(describeColumnChange), ['note is missing', 'id is written ID', 'shoe is new']);
  await assert.rejects(openNotes(zipped(workbookParts(sheets.slice(0, 2))), 'xlsx'), {
    message: /sheet Notes: id is missing, name is missing; sheet Empty: it is empty\. Is it the file/,
  });
});

test('what is no whole workbook is refused in plain words', async () => {
  const whole = workbookOf(header);
  const parts = workbookParts([{ name: 'One', rows: header }]);
  const refusals: readonly (readonly [Uint8Array, RegExp])[] = [
    [Buffer.from('id,name,note\n'), /it is no workbook/],
    [Buffer.from(''), /it is no workbook/],
    [Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), /protected by a password, or a workbook of an old kind/],
    [whole.subarray(0, -40), /damaged, or was cut short/],
    [zipped([{ name: 'a.txt', text: 'a' }]), /a zip archive, but no workbook/],
    [zipped(parts.map((part) => ({ ...part, flags: 1 }))), /protected by a password/],
    [zipped(parts.map((part) => ({ ...part, unpacked: 4_000_000_000 }))), /would unpack to 4,000 MB from 0 MB/],
    [zipped(parts.map((part) => ({ ...part, unpacked: 5 }))), /damaged, or was cut short/],
    [zipped(parts.map((part) => ({ ...part, text: part.text.replace('</sst>', '') }))), /not whole XML/],
  ];
  for (const [bytes, message] of refusals)
    await assert.rejects(openNotes(bytes, 'xlsx'), { name: 'FileProblem', message });
});

test('a workbook that is damaged further on lands what came before, and says so', async () => {
  const rows =
    header + Array.from({ length: 50_000 }, (_, index) => textRow(String(index), `Name ${index}`, 'a')).join('');
  const bytes = workbookOf(rows);
  const middle = Math.floor(bytes.length * 0.8);
  bytes.writeUInt8(0xff ^ bytes.readUInt8(middle), middle);
  const opened = await openNotes(bytes, 'xlsx');
  let read = 0;
  await assert.rejects(
    async () => {
      for await (const _ of opened.rows((raw) => ({ body: raw, read: () => assert.fail('not read') }))) read += 1;
    },
    { name: 'FileProblem' },
  );
  assert.ok(read > 10_000, `${read} rows`);
});

function workbookOf(rows: string): Buffer {
  return zipped(workbookParts([{ name: 'One', rows }]));
}

function textCell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}
