import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerOf } from '#connector/reader.ts';
import { catalogue } from '#source/catalogue.ts';
import { feeds } from '#source/feed.ts';
import { slice } from '../support/check-law.ts';
import { validRows } from '../support/valid-row.ts';
import { checkFiles } from './mutated-file.ts';
import { checkLanding } from './mutated-landing.ts';
import { checkPages, checkReaders } from './mutated-payload.ts';

test('every channel of every feed has a row that is read, from which the spoiled ones are made', () => {
  const known = new Set(validRows.map(({ feed, channel }) => `${feed} ${channel}`));
  const all = feeds.flatMap((feed) => catalogue[feed].channels.map(({ name }) => `${feed} ${name}`));
  assert.deepEqual(
    all.filter((name) => !known.has(name)),
    [],
    'add a row to test/support/valid-row.ts',
  );
  for (const { feed, channel, bytes } of validRows) {
    const outcome = readerOf(feed, channel)(bytes).read();
    assert.ok(outcome.ok, `${feed} ${channel}: ${JSON.stringify(outcome)}`);
  }
});

test('whatever stands in a row, it is read or refused in words, and reads the same when it was stored', () => {
  const { read, refused } = checkReaders(validRows, slice(2000));
  assert.ok(read > 200 && refused.size >= 6, `${read} read, ${[...refused]}`);
});

test('whatever comes as a page, it is refused whole or no byte of its list is lost', () => {
  const { whole, refused } = checkPages(validRows, slice(1000));
  assert.ok(whole > 100 && refused > 100, `${whole} whole, ${refused} refused`);
});

test('whatever comes as a file, it is refused by name or each of its rows is read or refused', async () => {
  const { files, read, refused } = await checkFiles(validRows, slice(300));
  assert.ok(files > 50 && read > 100 && refused.size > 3, `${files} files, ${read} read, ${[...refused]}`);
});

test('spoiled rows land beside good ones: each is kept as a version or in quarantine, and none stops its page', () =>
  checkLanding(validRows, slice(2000)));
