import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'match-evaluate-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const people = Array.from({ length: 60 }, (_, at) => ({
  id: at,
  first: ['Ana', 'Ben', 'Chidi', 'Dilys', 'Ewan', 'Farah'][at % 6] ?? '',
  last: ['Reyes', 'Okafor', 'Ashbeck', 'Fensworth', "O'Marra", 'Thornley', 'Pembrook'][at % 7] ?? '',
  born: `${1960 + ((at * 7) % 40)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 5) % 28)).padStart(2, '0')}`,
}));

/** Each person twice, the second time with a slip, in a file of odd looks: spaces, quotes, a byte order mark, CRLF. */
function labelled(): string {
  const rows = people.flatMap(({ id, first, last, born }) => [
    `rec-${id}-org, ${first}, "${last}", ${born.replaceAll('-', '')}, ${first}.${last}${id}@mail.test, north`,
    `rec-${id}-dup-0, ${first}${first.charAt(2)}, ${last.toUpperCase()}, ${born.replaceAll('-', '')}, , south`,
  ]);
  return `\ufeffrec_id, given_name, surname, date_of_birth, email, region_name\r\n${rows.join('\r\n')}\r\n`;
}

describe('match evaluate', () => {
  it('says how right it is on a labelled CSV file', async () => {
    const file = await written('people.csv', labelled());
    const { code, out, err } = await run(file, '--truth', 'rec_id:/rec-(\\d+)-/', '--group', 'region_name', '--json');
    assert.equal(code, 0, err);
    const found = JSON.parse(out);
    assert.equal(found.records, 120);
    assert.equal(found.truePairs, 60);
    assert.equal(found.pairwise.precision, 1);
    assert.ok(found.pairwise.f1 > 0.95, `${found.pairwise.f1}`);
    assert.deepEqual(
      found.byGroup.map(({ group }: { group: string }) => group),
      ['north', 'south'],
    );
    assert.ok(found.calibration.length === 10 && found.blocking.rules.length > 0 && found.peakMemoryMb > 0);
  });

  it('links two files of which each names a person once', async () => {
    const [header = '', ...rows] = labelled().trim().split('\r\n');
    const first = await written('first.csv', [header, ...rows.filter((row) => row.includes('org'))].join('\n'));
    const second = await written('second.csv', [header, ...rows.filter((row) => row.includes('dup'))].join('\n'));
    const { out } = await run(first, '--link', second, '--truth', 'rec_id:/rec-(\\d+)-/', '--json');
    const { pairwise } = JSON.parse(out);
    assert.deepEqual([pairwise.right + pairwise.lost, pairwise.wrong], [60, 0]);
    assert.ok(pairwise.f1 > 0.95);
  });

  it('takes the one who is left over for the same person, where a twin would stand in both lists', async () => {
    const lines = labelled().trim().split('\r\n');
    const [header = ''] = lines;
    const rows = lines.slice(1).map((row) => row.replace(/, (?=(north|south)$)/, ', SW1A 1AA, '));
    const renamed = rows.map((row) => row.replace(/^(rec-7-dup-0), \w+/, '$1, Marisol'));
    const columns = header.replace('region_name', 'postcode, region_name');
    const list = (name: string, part: string): Promise<string> =>
      written(name, [columns, ...renamed.filter((row) => row.includes(part))].join('\n'));
    const [first, second] = [await list('left-first.csv', 'org'), await list('left-second.csv', 'dup')];
    const both = await written('left-both.csv', [columns, ...renamed].join('\n'));
    const truth = ['--truth', 'rec_id:/rec-(\\d+)-/', '--json'];
    assert.equal(JSON.parse((await run(first, '--link', second, ...truth)).out).pairwise.lost, 0);
    assert.equal(JSON.parse((await run(both, ...truth)).out).pairwise.lost, 1);
  });

  it('reads Parquet as it reads CSV', async () => {
    const file = await written('people.csv', labelled());
    const parquet = join(folder, 'people.parquet');
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const database = await DuckDBInstance.create(':memory:');
    const connection = await database.connect();
    await connection.run(
      `copy (select * from read_csv('${file}', all_varchar = true)) to '${parquet}' (format parquet)`,
    );
    connection.closeSync();
    database.closeSync();
    const [ofCsv, ofParquet] = await Promise.all(
      [file, parquet].map(async (path) =>
        JSON.parse((await run(path, '--truth', 'rec_id:/rec-(\\d+)-/', '--json')).out),
      ),
    );
    assert.deepEqual(ofParquet.pairwise, ofCsv.pairwise);
  });

  it('takes columns for what a map says that they are', async () => {
    const file = await written('odd.csv', labelled().replace('given_name', 'xa').replace('surname', 'xb'));
    const map = await written('map.json', JSON.stringify({ xa: 'firstNames', xb: 'lastNames', email: 'ignore' }));
    const { out } = await run(file, '--truth', 'rec_id:/rec-(\\d+)-/', '--map', map, '--json');
    const found = JSON.parse(out);
    assert.deepEqual(
      found.columns.map(({ column, use }: { column: string; use: string }) => `${column} ${use}`),
      ['xa firstNames', 'xb lastNames', 'date_of_birth datesOfBirth'],
    );
  });

  it('says plainly what is wrong, and ends with 2', async () => {
    const file = await written('people.csv', labelled());
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [[file, '--truth', 'person'], /There is no column person\. The columns are: rec_id, given_name/],
      [[file, '--truth', 'rec_id:/(/'], /is no regular expression/],
      [[file, '--truth', 'rec_id:/nobody-(\\d+)/'], /No row of rec_id fits/],
      [[join(folder, 'none.csv'), '--truth', 'rec_id'], /none\.csv is not a file that can be read/],
      [[await written('empty.csv', 'rec_id,surname\n'), '--truth', 'rec_id'], /There is no row in/],
      [[await written('strange.csv', 'id,colour\n1,red\n2,blue\n'), '--truth', 'id'], /No column .* is known: colour/],
      [[file], /required option '--truth <column>'/],
    ];
    for (const [words, message] of wrong) {
      const { code, err } = await run(...words);
      assert.match(err, message);
      assert.equal(code, 2, err);
    }
  });
});

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const main = new URL('../../src/cli/main.ts', import.meta.url).pathname;
  const flags = ['--disable-warning=ExperimentalWarning', main, 'match', 'evaluate', ...words];
  return promisify(execFile)(process.execPath, flags).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}
