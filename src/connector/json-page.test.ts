import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitJsonPage } from './json-page.ts';

test('a page is cut into its rows as they are, and the rest of it is read', () => {
  assert.deepEqual(split('{"meta":{"count":2},"data":[ {"id":1} , {"id":"a,]}"} ],"links":null}'), {
    rows: ['{"id":1}', '{"id":"a,]}"}'],
    rest: { meta: { count: 2 }, data: [], links: null },
  });
});

test('an empty list has no rows', () => {
  assert.deepEqual(split('{"data":[ ]}'), { rows: [], rest: { data: [] } });
});

test('only the list at the top counts, and only as a name', () => {
  assert.deepEqual(split('{"note":"data","inner":{"data":[9]},"data":[1,2]}'), {
    rows: ['1', '2'],
    rest: { note: 'data', inner: { data: [9] }, data: [] },
  });
});

test('an escaped quote ends no text', () => {
  assert.deepEqual(split('{"data":["a\\"],[",2]}'), { rows: ['"a\\"],["', '2'], rest: { data: [] } });
});

test('a row that is broken spoils no other', () => {
  const page = Buffer.concat([Buffer.from('{"data":[{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"},{oops},3]}')]);
  const result = splitJsonPage(page);
  assert.ok(result.ok);
  assert.deepEqual(
    result.value.rows.map((row) => row.length),
    [10, 6, 1],
  );
});

for (const [what, page] of Object.entries({
  'a page that ends in its list': '{"data":[{"id":1},{"id":',
  'a page that ends behind its list': '{"data":[{"id":1}]',
  'a page without a list': '{"errors":[]}',
  'a page whose data is no list': '{"data":{"id":1}}',
  'a page of another kind': '<html></html>',
  'no page': '',
})) {
  test(`${what} is refused whole`, () => {
    assert.equal(splitJsonPage(Buffer.from(page)).ok, false);
  });
}

test('whatever JSON the rows and the rest are, they come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.boolean(), (rows, meta, isFirst) => {
      const page = isFirst ? { data: rows, meta } : { meta, data: rows };
      const result = splitJsonPage(Buffer.from(JSON.stringify(page)));
      assert.ok(result.ok);
      assert.deepEqual(
        result.value.rows.map(textOf),
        rows.map((row) => JSON.stringify(row)),
      );
      assert.deepEqual(result.value.rest, JSON.parse(JSON.stringify({ meta, data: [] })));
    }),
    { seed: 2025, numRuns: 500 },
  );
});

function split(page: string): unknown {
  const result = splitJsonPage(Buffer.from(page));
  assert.ok(result.ok);
  return { rows: result.value.rows.map(textOf), rest: result.value.rest };
}

function textOf(row: Uint8Array): string {
  return new TextDecoder().decode(row);
}
