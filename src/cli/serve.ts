import type { Command } from 'commander';
import { pendingMigrations } from '#store/pending-migration.ts';
import { openSystem } from '../main.ts';
import { migrateDatabase, migrationFolder, openDatabase } from '../wiring/database.ts';
import { Failure } from './failure.ts';
import { listen } from './listen.ts';
import { readPort } from './option.ts';
import { configured } from './system.ts';
import { exitOnSignal, untilSignal } from './until-signal.ts';

export function addServeVerbs(program: Command): void {
  program
    .command('serve')
    .description('production: pages and API on one port, nothing else')
    .option('--port <port>', 'where (default: PORT, or 3000)', readPort)
    .action(serve);
  program.command('migrate').description('bring the database up to this version; run as its owner').action(migrate);
}

async function serve(options: { port?: number }): Promise<void> {
  const stopped = untilSignal();
  const config = configured();
  await using system = await openSystem(config, true);
  const pending = await pendingMigrations(system.database.pool, migrationFolder);
  if (pending.length > 0)
    throw new Failure(`The database lacks ${pending.join(', ')}. Run as its owner: teacher-success migrate`);
  // Only a server needs the pages: loaded here, they cost the other verbs nothing.
  const { buildServer } = await import('../server.ts');
  const app = buildServer(system, config.logLevel, null, () => config);
  try {
    const port = await listen(app, {
      host: '0.0.0.0',
      port: options.port ?? config.port,
      example: 'teacher-success serve --port',
    });
    console.log(`Teacher Success serves on port ${port}`);
    await stopped;
  } finally {
    await app.close();
  }
}

async function migrate(): Promise<void> {
  const signals = exitOnSignal();
  const config = configured();
  if (config.databaseUrl === null) {
    await using _migrated = await openDatabase(config, false);
    signals.ready();
    console.log(`The embedded database in ${config.dataDirectory} is up to date.`);
    return;
  }
  signals.ready();
  const applied = await migrateDatabase({ connectionString: config.databaseUrl });
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
}
