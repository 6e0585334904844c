import type { Command } from 'commander';
import { type Feed, feeds } from '#source/feed.ts';
import { type Drift, listDrift } from '#store/drift.ts';
import type { System } from '../main.ts';
import { acceptChange } from '../wiring/accept-drift.ts';
import { feedNamed } from './feed-named.ts';
import { printJson, printTable } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addDriftVerb(program: Command): void {
  const verb = program.command('drift').description('how what sources send left the contracts that we know');
  verb
    .command('list', { isDefault: true })
    .description('what changed, since when, in how many rows, what we did; exit 1 while a change is not accepted')
    .argument('[feed]', `any of ${feeds.join(', ')} (default: all)`)
    .option('--json', 'as JSON')
    .action((name: string | undefined, options: { json?: boolean }) => {
      const feed = name === undefined ? null : feedNamed(name);
      return withSystem((system) => list(system, feed, options));
    });
  verb
    .command('accept')
    .description('take a change as it is: what waited for it is let in')
    .argument('<id>')
    .requiredOption('--because <text>', 'why; kept with it')
    .option('--json', 'as JSON')
    .action((id: string, options: { because: string; json?: boolean }) =>
      withSystem((system) => accept(system, id, options)),
    );
}

async function list(system: System, feed: Feed | null, options: { json?: boolean }): Promise<void> {
  const changes = await listDrift(system.database.pool, feed);
  if (changes.some(isOpen)) process.exitCode = 1;
  if (options.json) return printJson(changes);
  printTable(
    ['id', 'feed', 'channel', 'change', 'field', 'detail', 'since', 'last', 'rows', 'we did', 'accepted'],
    changes.map((each) => [
      each.id,
      each.feed,
      each.channel,
      each.kind,
      each.field,
      each.detail,
      each.firstSeenAt,
      each.lastSeenAt,
      each.rows,
      each.did.replace('_', ' '),
      each.acceptedAt,
    ]),
  );
}

async function accept(system: System, id: string, options: { because: string; json?: boolean }): Promise<void> {
  const { pool } = system.database;
  const because = options.because.trim();
  if (because === '') throw new WrongUse('--because must say why');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new WrongUse(`${id} is not the id of a change. See: teacher-success drift`);
  const accepted = await acceptChange(pool, system.policy, id, { by: 'command line', because });
  if (accepted === undefined) throw new WrongUse(`There is no change ${id}. See: teacher-success drift`);
  const { drift, observed, landed, still } = accepted;
  if (options.json) printJson(accepted);
  else {
    console.log(`${drift.feed} (${drift.channel}): ${drift.field} is accepted as it is`);
    console.log(`${observed} records observed anew, ${landed} rows landed, ${still} still wait`);
  }
  if (still > 0) process.exitCode = 1;
}

function isOpen({ acceptedAt }: Drift): boolean {
  return acceptedAt === null;
}
