import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/instant.ts';
import { listOf, type Served, serveSource } from '../../../test/support/fake-source.ts';
import { candidateRow } from '../../../test/support/made-up-row.ts';
import { fetchCandidates } from './candidate-api.ts';

const patient = { wait: async () => undefined, random: () => 0.5 };

test('the version, the compulsory time and the page are in the address, and the header tells the last page', async (t) => {
  const asked: string[] = [];
  const url = await serveSource(t, ({ url: path }) => {
    asked.push(path ?? '');
    return page([candidate(1)], 2);
  });
  const api = { url, token: 'token' };
  const first = await fetchCandidates(api, null, 1, patient);
  const second = await fetchCandidates(api, instant('2025-09-01T10:00:00Z'), 2, patient);
  assert.deepEqual([first.isLast, second.isLast], [false, true]);
  assert.deepEqual(asked, [
    '/v1.4/candidates?updated_since=2000-01-01T00%3A00%3A00Z&page=1&per_page=500',
    '/v1.4/candidates?updated_since=2025-09-01T10%3A00%3A00Z&page=2&per_page=500',
  ]);
});

test('a page that Apply cannot give in its time is asked for in smaller ones, none of its rows left out', async (t) => {
  const all = Array.from({ length: 730 }, (_, index) => candidate(index));
  const url = await serveSource(t, ({ url: path }) => {
    const query = new URL(path ?? '/', 'http://apply.test').searchParams;
    const [number, size] = [Number(query.get('page')), Number(query.get('per_page'))];
    if (size > 100) return { status: 500, body: new Uint8Array() };
    return page(all.slice((number - 1) * size, number * size), Math.ceil(all.length / size));
  });
  const api = { url, token: 'token' };
  const [first, second] = [await fetchCandidates(api, null, 1, patient), await fetchCandidates(api, null, 2, patient)];
  assert.deepEqual([first.rows.length, first.isLast, second.rows.length, second.isLast], [500, false, 230, true]);
});

test('a page that does not say how many there are is not taken for the last one', async (t) => {
  const url = await serveSource(t, () => ({ body: listOf([candidate(1)]) }));
  await assert.rejects(fetchCandidates({ url, token: 'token' }, null, 1, patient), /no Total-Pages header/);
});

function candidate(number: number): Uint8Array {
  return candidateRow(`C${number}`, { updatedAt: '2025-05-02T10:00:00Z' });
}

function page(rows: readonly Uint8Array[], pages: number): Served {
  return { headers: { 'total-pages': String(pages) }, body: listOf(rows) };
}
