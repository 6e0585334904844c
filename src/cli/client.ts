import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { v7 as newId } from 'uuid';
import { addClient, type ClientAs, listClients, revokeClient, rotateClient } from '#store/access.ts';
import type { System } from '../main.ts';
import { printJson, printTable } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addClientVerb(program: Command): void {
  const verb = program.command('client').description('API clients and their tokens');
  verb
    .command('list', { isDefault: true })
    .description('who may call the API')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => withSystem((system) => list(system, options)));
  verb
    .command('add')
    .description('a new client; its token is shown once and kept only as a hash')
    .argument('<name>', "as the access log will call it, such as 'reports'")
    .option('--role <role>', 'as what it reads: service, assistant or provider', 'service')
    .option('--provider <code>', 'of a provider: its code, as episodes name it')
    .action((name: string, options: AsOptions) => withSystem((system) => add(system, name, asOf(options))));
  verb
    .command('rotate')
    .description('a new token for a client, shown once; the old one stops working at once')
    .argument('<name>')
    .action((name: string) => withSystem((system) => rotate(system, name)));
  verb
    .command('revoke')
    .description('a client whose token no longer works')
    .argument('<name>')
    .action((name: string) => withSystem((system) => revoke(system, name)));
}

async function list({ database: { pool } }: System, options: { json?: boolean }): Promise<void> {
  const clients = await listClients(pool);
  if (options.json) return printJson(clients);
  printTable(
    ['name', 'role', 'since', 'token since', 'revoked'],
    clients.map((each) => [each.name, each.provider ?? each.role, each.createdAt, each.tokenSince, each.revokedAt]),
  );
}

type AsOptions = { readonly role: string; readonly provider?: string };

function asOf({ role, provider }: AsOptions): ClientAs {
  if (role === 'provider') {
    if (provider === undefined) throw new WrongUse('A provider’s client needs --provider and its code');
    return { role, provider };
  }
  if (role !== 'service' && role !== 'assistant') throw new WrongUse('--role is service, assistant or provider');
  if (provider !== undefined) throw new WrongUse('--provider goes with --role provider');
  return { role };
}

async function add({ database: { pool } }: System, name: string, as: ClientAs): Promise<void> {
  if (!/^[\w.-]{1,64}$/.test(name))
    throw new WrongUse('A client has a name of 1 to 64 letters, digits, dots, hyphens and underscores');
  const known = (await listClients(pool)).find((each) => each.name === name);
  if (known !== undefined) throw new WrongUse(explainKnown(known));
  const token = newToken();
  await addClient(pool, newId(), name, token, as);
  console.log(token);
}

/** The access log speaks of clients by name, so no name is given twice. */
function explainKnown({ name, revokedAt }: { name: string; revokedAt: string | null }): string {
  return revokedAt === null
    ? `There is a client ${name} already. A new token for it: teacher-success client rotate ${name}`
    : `The client ${name} was revoked, and its name stays in the access log. Take another name`;
}

async function rotate({ database: { pool } }: System, name: string): Promise<void> {
  const token = newToken();
  if (!(await rotateClient(pool, name, token))) throw new WrongUse(noToken(name));
  console.log(token);
}

async function revoke({ database: { pool } }: System, name: string): Promise<void> {
  if (!(await revokeClient(pool, name))) throw new WrongUse(noToken(name));
  console.log(`${name} is revoked`);
}

function noToken(name: string): string {
  return `No client ${name} has a token that works. See: teacher-success client list`;
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}
