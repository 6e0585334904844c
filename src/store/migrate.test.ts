import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { createTestDatabase } from '../../test/support/database.ts';
import { migrate } from './migrate.ts';

const first = { '0001-add-teacher.sql': 'create table teacher (trn text primary key);' };
const second = { '0002-add-a-teacher.sql': `insert into teacher values ('3000101');` };

test('each migration is applied once, in order', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  const folder = folderOf(first);
  assert.deepEqual(await migrate(database.pool, folder), ['0001-add-teacher.sql']);
  write(folder, second);
  assert.deepEqual(await migrate(database.pool, folder), ['0002-add-a-teacher.sql']);
  assert.deepEqual(await migrate(database.pool, folder), []);
});

test('twenty processes that start at once migrate once', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  const folder = folderOf({ ...first, ...second });
  const script = `
    import { createPool } from '${import.meta.resolve('./pool.ts')}';
    import { migrate } from '${import.meta.resolve('./migrate.ts')}';
    const pool = createPool(${JSON.stringify(database.connection)}, { max: 1 });
    console.log((await migrate(pool, ${JSON.stringify(folder)})).join('\\n'));
    await pool.end();`;
  const flags = ['--input-type=module', '--eval', script];
  const runs = Array.from({ length: 20 }, () => promisify(execFile)(process.execPath, flags));
  const applied = (await Promise.all(runs)).flatMap(({ stdout }) => stdout.split('\n')).filter((name) => name !== '');
  assert.deepEqual(applied.sort(), [...Object.keys(first), ...Object.keys(second)]);
});

test('a migration that fails leaves nothing behind and says where', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  const folder = folderOf({ ...first, '0002-break.sql': 'create table half ();\n\nselect nonsense;' });
  await assert.rejects(migrate(database.pool, folder), /0002-break\.sql:3: column "nonsense" does not exist/);
  const { rows } = await database.pool.query(
    `select to_regclass('half') as half, array(select name from migration) as names`,
  );
  assert.deepEqual(rows[0], { half: null, names: ['0001-add-teacher.sql'] });
});

test('an applied migration that has changed is refused, but not for its line ends', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  const folder = folderOf({ '0001-add-teacher.sql': 'create table\nteacher ();' });
  await migrate(database.pool, folder);
  write(folder, { '0001-add-teacher.sql': 'create table\r\nteacher ();' });
  await migrate(database.pool, folder);
  write(folder, { '0001-add-teacher.sql': 'create table\nteacher (trn text);' });
  await assert.rejects(
    migrate(database.pool, folder),
    /0001-add-teacher\.sql has changed since this database applied it/,
  );
});

test('a migration numbered below an applied one is refused', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  const folder = folderOf(first);
  await migrate(database.pool, folder);
  write(folder, { '0000-too-late.sql': 'select 1;' });
  await assert.rejects(migrate(database.pool, folder), /0000-too-late\.sql comes before 0001-add-teacher\.sql/);
});

test('an older version works on a newer database unless the newer change is marked as breaking', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  await migrate(database.pool, folderOf({ ...first, ...second }));
  assert.deepEqual(await migrate(database.pool, folderOf(first)), []);
  const breaking = { '0003-drop.sql': '--! breaking-change\ndrop table teacher;' };
  await migrate(database.pool, folderOf({ ...first, ...second, ...breaking }));
  await assert.rejects(migrate(database.pool, folderOf(first)), /newer version of Teacher Success \(0003-drop\.sql\)/);
});

test('files with the same number, or without one, are refused', async () => {
  await using database = await createTestDatabase({ isEmpty: true });
  await assert.rejects(migrate(database.pool, folderOf({ ...first, '0001-twin.sql': '' })), /have the same number/);
  await assert.rejects(
    migrate(database.pool, folderOf({ 'add-teacher.sql': '' })),
    /is named NNNN-what-it-changes\.sql/,
  );
});

type Files = Readonly<Record<string, string>>;

function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'migration-'));
  after(() => rmSync(folder, { recursive: true }));
  write(folder, files);
  return folder;
}

function write(folder: string, files: Files): void {
  for (const [name, sql] of Object.entries(files)) {
    writeFileSync(join(folder, name), sql);
  }
}
