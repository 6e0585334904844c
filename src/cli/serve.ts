import type { Command } from 'commander';
import { buildServer, openSystem } from '../main.ts';
import { migrateDatabase, openDatabase } from '../wiring/database.ts';
import { explainPortTaken } from './exclusive.ts';
import { configured } from './system.ts';
import { untilSignal } from './until-signal.ts';
import { WrongUse } from './wrong-use.ts';

export function addServeVerbs(program: Command): void {
  program
    .command('serve')
    .description('production: pages and API on one port, nothing else')
    .action(async () => {
      const config = configured();
      await using system = await openSystem(config, true);
      const app = buildServer(system, config.logLevel, null);
      try {
        await app.listen({ port: config.port, host: '0.0.0.0' });
      } catch (error) {
        throw new WrongUse(explainPortTaken(error, config.port) ?? String(error));
      }
      await untilSignal();
      await app.close();
    });
  program
    .command('migrate')
    .description('bring the database up to this version; run as its owner')
    .action(async () => {
      const config = configured();
      if (config.databaseUrl === null) {
        await using database = await openDatabase(config, false);
        console.log(`The embedded database is up to date (${database.pool.totalCount} connections).`);
        return;
      }
      const applied = await migrateDatabase({ connectionString: config.databaseUrl });
      console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    });
}
