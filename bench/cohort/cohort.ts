import { type Purpose, parsePurpose } from '#access/purpose.ts';
import { openSystem } from '#main.ts';
import { openDataFolder } from '../data-folder.ts';
import { prepare } from '../prepared.ts';
import { readSetting, type Setting } from '../setting.ts';
import { recordYear } from './history.ts';

export type CohortAsked = {
  readonly people: number;
  readonly times: number;
  readonly dataDirectory: string | undefined;
};

/** How long a question took, in seconds of the clock and of this process's own processor time. */
export type Taken = { readonly seconds: number; readonly cpuSeconds: number };

export type MeasuredCohort = Setting & {
  readonly name: 'cohort';
  readonly people: number;
  readonly members: number;
  readonly eligible: number;
  /** As known now, every time asked: counts, reasons and digest of everybody. */
  readonly now: readonly Taken[];
  /** The same, with a row in the access log for every person, as a list of everybody needs. */
  readonly logged: readonly Taken[];
  /** As known at the end of a past day, worked out from the evidence. */
  readonly asOf: Taken;
  /** The digest of the past answer with the closed wave worked out, and again with it kept. */
  readonly sameDigest: boolean;
};

const pastDay = '2025-08-20';

/** Who is in the first cohort and who is not, each with the reason. */
export async function measureCohort(asked: CohortAsked): Promise<MeasuredCohort> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  await prepare('cohort', system, folder.path, asked.people, recordYear);
  const ask = async (day: string | null) => {
    const answered = await system.readCohort({ name: 'first', validOn: day, knownAt: day, size: null });
    if (!answered.ok) throw new Error(answered.problem.kind);
    return answered.value;
  };
  const [asOf, past] = await timed(() => ask(pastDay));
  const first = await ask(null);
  const now: Taken[] = [];
  const logged: Taken[] = [];
  for (let time = 0; time < asked.times; time += 1) {
    now.push((await timed(() => ask(null)))[0]);
    logged.push(
      (
        await timed(async () =>
          system.logPeople(await ask(null), first.people, { client: 'bench', role: 'operator', purpose: asPurpose() }),
        )
      )[0],
    );
  }
  const again = await ask(pastDay);
  return {
    name: 'cohort',
    ...(await readSetting(system.database.pool)),
    people: first.people.length,
    members: first.members,
    eligible: first.eligible,
    now,
    logged,
    asOf,
    sameDigest: past.digest === again.digest,
  };
}

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [Taken, Value]> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return [{ seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1_000_000 }, value];
}

function asPurpose(): Purpose {
  const purpose = parsePurpose('operations');
  if (purpose === undefined) throw new Error('operations is not a purpose');
  return purpose;
}
