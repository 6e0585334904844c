import type { Pool } from 'pg';
import { formatRef } from '#source/record-ref.ts';
import { readFeed } from '#store/row.ts';
import { openDataFolder } from '../data-folder.ts';
import { rounded } from '../percentile.ts';
import { describeSetting, readSetting, type Setting } from '../setting.ts';
import { countJoining, type Held, type Joining } from './joining-count.ts';
import { liveEngland } from './lived-england.ts';
import type { TruthAsked } from './truth.ts';
import { share } from './truth-report.ts';
import { finalOf, lastDay } from './week.ts';
import { readTruth } from './witness.ts';

export type MeasuredJoining = Joining &
  Setting & { readonly name: 'joining'; readonly people: number; readonly replaySeconds: number };

/** Whose the records are held to be at the end of the year, beside whose they are. */
export async function measureJoining(asked: TruthAsked): Promise<MeasuredJoining> {
  const { people, seed, year, traps } = asked;
  await using folder = await openDataFolder(asked.dataDirectory);
  const began = performance.now();
  await using lived = await liveEngland({ people, seed, traps }, folder.path, lastDay(year), () => undefined);
  const { pool } = lived.system.database;
  const replaySeconds = rounded((performance.now() - began) / 1000);
  const truths = await readTruth(lived.url, finalOf(year), () => true);
  const joining = countJoining(truths, await readHeld(pool));
  return { name: 'joining', people, replaySeconds, ...joining, ...(await readSetting(pool)) };
}

async function readHeld(pool: Pool): Promise<Held> {
  const links = await pool.query(
    'select feed, record_key as key, person_id as person from link where recorded_to is null',
  );
  const asked = await pool.query(
    'select task_id as task, part, feed, record_key as key from review_task_record where is_open',
  );
  const nameOf = (row: { feed: unknown; key: string }): string => formatRef({ feed: readFeed(row.feed), key: row.key });
  return {
    persons: new Map(links.rows.map((row) => [nameOf(row), row.person])),
    questions: [...Map.groupBy(asked.rows, (row) => row.task).values()].map((rows) =>
      rows.map((row) => ({ key: nameOf(row), part: row.part })),
    ),
  };
}

export function describeJoining(measured: MeasuredJoining): string {
  const { people, replaySeconds, pairs, mixed, university, records, questions } = measured;
  const { right, wrong, missed } = pairs;
  const all = university.people;
  return `joining: ${people} people a cycle, replayed in ${replaySeconds} s; ${records} records of people, ${questions} questions wait
  pairs of records: precision ${share(right, right + wrong)} (${wrong} wrong), recall ${share(right, right + missed)} (${missed} apart, ${pairs.asked} of them asked about)
  people of ours with records of several: ${mixed.people}
  trainees of universities with records in Apply and in Register: ${all}
    joined rightly ${share(university.right, all)} (${university.right}), wrongly ${share(university.wrong, all)} (${university.wrong}), left in review ${share(university.asked, all)} (${university.asked}), apart ${share(university.apart, all)} (${university.apart})
${describeSetting(measured)}`;
}
