import type { Command } from 'commander';
import { listQuarantine, readQuarantinedBody } from '#store/quarantine.ts';
import type { System } from '../main.ts';
import { replay } from '../wiring/replay.ts';
import { printJson, printTable } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addQuarantineVerb(program: Command): void {
  const verb = program.command('quarantine').description('rows that did not fit their contract, kept whole');
  verb
    .command('list', { isDefault: true })
    .description('what waits: feed, key, field, what was found and what was expected')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => withSystem((system) => list(system, options)));
  verb
    .command('show')
    .description('one row as it came')
    .argument('<id>')
    .option('--json', 'as JSON')
    .action((id: string, options: { json?: boolean }) => withSystem((system) => show(system, id, options)));
  verb
    .command('replay')
    .description('read rows again, after the contract or the mapping was mended')
    .argument('[id...]', 'default: all')
    .option('--json', 'as JSON')
    .action((ids: string[], options: { json?: boolean }) => withSystem((system) => replayThem(system, ids, options)));
}

async function list(system: System, options: { json?: boolean }): Promise<void> {
  const rows = await listQuarantine(system.database.pool);
  if (rows.length > 0) process.exitCode = 1;
  if (options.json) return printJson(rows);
  printTable(
    ['id', 'feed', 'channel', 'key', 'problem', 'field', 'found', 'expected'],
    rows.map((row) => [row.id, row.feed, row.channel, row.key, row.problem, row.field, row.found, row.expected]),
  );
}

async function show(system: System, id: string, options: { json?: boolean }): Promise<void> {
  const [row] = await listQuarantine(system.database.pool, [uuid(id)]);
  const body = await readQuarantinedBody(system.database.pool, id);
  if (row === undefined || body === null) throw new WrongUse(`No row ${id} waits in quarantine`);
  const text = new TextDecoder().decode(body);
  if (options.json) return printJson({ ...row, body: text });
  console.log(`${row.feed}:${row.key ?? '(no key)'}, ${row.channel}, ${row.recordedAt}`);
  console.log(`${row.problem}: ${row.field ?? 'the row'} is ${row.found}, expected ${row.expected}\n`);
  console.log(text.slice(0, 20_000));
}

async function replayThem(system: System, ids: readonly string[], options: { json?: boolean }): Promise<void> {
  const done = await replay(system.database.pool, system.policy, ids.map(uuid));
  if (options.json) printJson(done);
  else console.log(`${done.landed} landed, ${done.still} still do not fit`);
  if (done.still > 0) process.exitCode = 1;
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new WrongUse(`${text} is not the id of a row in quarantine`);
  return text;
}
