import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { backUp } from '#store/backup/back-up.ts';
import { type RestoreReport, restore } from '#store/backup/restore.ts';
import type { RestoreProblem } from '#store/backup/restore-problem.ts';
import { createPool } from '#store/pool.ts';
import type { System } from '../main.ts';
import { applicationRole, migrateDatabase, migrationFolder, openAsOwner } from '../wiring/database.ts';
import { takeExclusive } from './exclusive.ts';
import { Failure } from './failure.ts';
import { printJson, showProgress } from './print.ts';
import { configured, withSystem } from './system.ts';
import { exitOnSignal } from './until-signal.ts';
import { WrongUse } from './wrong-use.ts';

export function addBackupVerbs(program: Command): void {
  program
    .command('backup')
    .description('everything that is known, as it stands at one moment, into one file; feeds and pages go on meanwhile')
    .argument('<file>', 'must not exist yet; it holds personal data')
    .option('--json', 'what was written, as JSON')
    .action((file: string, options: { json?: boolean }) => withSystem((system) => write(system, file, options)));
  program
    .command('restore')
    .description('a backup into an empty database; run as its owner, with nothing else at work on it')
    .argument('<file>')
    .option('--replace', 'throw away what the database holds')
    .option('--json', 'what came back, as JSON')
    .action(bringBack);
}

async function write({ database }: System, file: string, options: { json?: boolean }): Promise<void> {
  const pool = createPool(database.connection, { max: 1, role: applicationRole, pipeline: false });
  try {
    const written = await backUp(pool, file, (table, bytes) => showProgress(`${table}: ${megabytes(bytes)}`));
    showProgress('');
    if (!written.ok) throw new WrongUse(`There is a file ${file} already. Name another, or move it away first.`);
    if (options.json) return printJson({ file, ...written.value });
    const { rows, tables, bytes } = written.value;
    console.log(`${rows} rows of ${tables} tables are in ${file} (${megabytes(bytes)})`);
  } catch (error) {
    throw unwritable(error, file) ?? error;
  } finally {
    await pool.end();
  }
}

function unwritable(error: unknown, file: string): Error | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new WrongUse(`There is no folder for ${file}`);
  if (code === 'EACCES') return new WrongUse(`${file} may not be written by this user`);
  if (code === 'ENOSPC') return new Failure(`The disk is full: ${file} was not written. Nothing else changed.`);
  return null;
}

async function bringBack(file: string, options: { replace?: boolean; json?: boolean }): Promise<void> {
  const signals = exitOnSignal();
  const config = configured();
  if (!existsSync(file)) throw new WrongUse(`There is no file ${file}`);
  const exclusive = takeExclusive({ dataDirectory: config.dataDirectory, url: 'restoring a backup' });
  if (!exclusive.ok) throw new WrongUse(exclusive.problem.message);
  try {
    const restored = await restoreFile(file, options.replace ?? false, config, signals.ready);
    if (options.json) return printJson({ file, ...restored });
    const { rows, tables, madeAt, knownAt } = restored;
    const until = knownAt === null ? 'which knew nothing yet' : `which knew what was told until ${knownAt}`;
    console.log(`${rows} rows of ${tables} tables are back, from a backup of ${madeAt}, ${until}.`);
  } finally {
    exclusive.value.release();
  }
}

async function restoreFile(
  path: string,
  replaces: boolean,
  config: ReturnType<typeof configured>,
  opened: () => void,
): Promise<RestoreReport> {
  await using database = await openAsOwner(config);
  opened();
  const note = (what: string, done: number, of: number | null): void =>
    showProgress(of === null ? `${what}: ${done} rows` : `${what}: ${Math.floor((100 * done) / of)}%`);
  const restored = await restore({ pool: database.pool, path, migrationFolder, replaces, note });
  showProgress('');
  if (!restored.ok) throw refusal(restored.problem, path);
  await migrateDatabase(database.connection);
  return restored.value;
}

function refusal(problem: RestoreProblem, file: string): Error {
  switch (problem.kind) {
    case 'damaged':
      return new Failure(`${file} was not restored, and nothing was changed. ${problem.why}`);
    case 'holds-data':
      return new WrongUse(
        `This database holds data (its table ${problem.table} is not empty). Name an empty one in TEACHER_SUCCESS_DATA or DATABASE_URL, or say --replace to throw away what is there.`,
      );
    case 'in-use':
      return new WrongUse(
        `Teacher Success is at work on this database (${problem.sessions} sessions). Stop it first, then restore.`,
      );
    case 'newer':
      return new Failure(
        `${file} was written by a newer version of Teacher Success, whose database has ${problem.migration}. Restore it with that version. Nothing was changed.`,
      );
    case 'other-text':
      return new Failure(
        `${file} was written under another text of the migration ${problem.migration} than this version has. Restore it with the version that wrote it. Nothing was changed.`,
      );
  }
}

function megabytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
