import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvIn, filesIn, folderFor } from '../drop-for-test.ts';
import { openForTest } from '../open-for-test.ts';

interface TruePerson {
  readonly id: string;
  readonly employment: { readonly urn: string; readonly since: string } | null;
}

const extract = (month: string) => `employment/tps-${month}-25.csv`;

test('the extract of each 25th lists who is employed, by TRN, school and first day', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2026-08-01T00:00:00Z', { drop });
  await england.moveTo('2026-11-26T00:00:00Z');
  assert.deepEqual(
    filesIn(drop).filter((name) => name.startsWith('employment/')),
    ['2026-08', '2026-09', '2026-10', '2026-11'].map(extract),
  );
  const rows = csvIn(drop, extract('2026-11'));
  const august = csvIn(drop, extract('2026-08'));
  // Before September hardly anybody but those who taught before the story.
  assert.ok(rows.length > august.length + 50, `${august.length} and then ${rows.length}`);
  assert.equal(new Set(rows.map((row) => `${row.trn}/${row.urn}/${row.start_date}`)).size, rows.length);
  for (const row of rows) {
    assert.match(row.trn ?? '', /^\d{7}$/);
    assert.match(row.employment_type ?? '', /^(FT|PTR|PTI|PT)$/);
    assert.ok((row.start_date ?? '') <= (row.last_known_date ?? '') && row.extract_date === '2026-11-25');
  }
  assert.ok(
    rows.some((row) => row.trn?.startsWith('0')),
    'a TRN with a nought in front',
  );
});

test('new posts are listed late, some of them by a month or two, and some never', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2026-09-20T00:00:00Z', { drop });
  await england.moveTo('2026-11-26T00:00:00Z');
  const countIn = (month: string) =>
    csvIn(drop, extract(month)).filter((row) => (row.start_date ?? '').startsWith('2026-09')).length;
  const { body } = await england.get<{ people: readonly TruePerson[] }>('/truth/people?on=2026-11-25&per_page=5000');
  const begun = body.people.filter((one) => one.employment?.since.startsWith('2026-09')).length;
  assert.ok(countIn('2026-09') < countIn('2026-10') && countIn('2026-10') < countIn('2026-11'));
  assert.ok(countIn('2026-11') < begun);
});

test('most posts that end are gone without a word, and a few are missing for a while', async (t) => {
  const drop = folderFor(t);
  const england = await openForTest(t, '2024-10-20T00:00:00Z', { drop, people: 1500 });
  await england.moveTo('2026-11-26T00:00:00Z');
  const months = filesIn(drop).filter((name) => name.startsWith('employment/'));
  const keysIn = months.map(
    (name) => new Map(csvIn(drop, name).map((row) => [`${row.trn}/${row.urn}/${row.start_date}`, row.end_date])),
  );
  const last = keysIn.at(-1) ?? new Map();
  const gone = [...(keysIn[0] ?? [])].filter(([key]) => !last.has(key)).map(([key]) => key);
  const ended = keysIn.some((rows) => [...rows.values()].some((end) => end !== ''));
  const silent = gone.filter((key) => keysIn.every((rows) => (rows.get(key) ?? '') === ''));
  assert.ok(ended && gone.length > 3 && silent.length > gone.length / 2, `${silent.length} of ${gone.length}`);
  const isBack = (key: string) => /10+1/.test(keysIn.map((rows) => (rows.has(key) ? '1' : '0')).join(''));
  assert.ok([...last.keys()].some(isBack), 'nobody is missing for a while');
});
