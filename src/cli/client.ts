import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { v7 as newId } from 'uuid';
import { addClient, listClients, revokeClient } from '#store/access.ts';
import { printJson, printTable } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addClientVerb(program: Command): void {
  const verb = program.command('client').description('API clients and their tokens');
  verb
    .command('list', { isDefault: true })
    .description('who may call the API')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) =>
      withSystem(async (system) => {
        const clients = await listClients(system.database.pool);
        if (options.json) printJson(clients);
        else
          printTable(
            ['name', 'since', 'revoked'],
            clients.map((each) => [each.name, each.createdAt, each.revokedAt]),
          );
      }),
    );
  verb
    .command('add')
    .description('a new client; its token is shown once and kept only as a hash')
    .argument('<name>')
    .action((name: string) =>
      withSystem(async (system) => {
        const token = randomBytes(32).toString('base64url');
        try {
          await addClient(system.database.pool, newId(), name, token);
        } catch (error) {
          if (error instanceof Error && 'code' in error && error.code === '23505')
            throw new WrongUse(`There is a client ${name} already`);
          throw error;
        }
        console.log(token);
      }),
    );
  verb
    .command('revoke')
    .description('a client whose token no longer works')
    .argument('<name>')
    .action((name: string) =>
      withSystem(async (system) => {
        if (!(await revokeClient(system.database.pool, name)))
          throw new WrongUse(`No client ${name} has a token that works`);
        console.log(`${name} is revoked`);
      }),
    );
}
