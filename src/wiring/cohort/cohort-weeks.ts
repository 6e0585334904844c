import type { Pool } from 'pg';
import type { CohortAnswer } from '#cohort/answer.ts';
import { type CohortWeek, weeksOf } from '#cohort/week.ts';
import { addDays, type PlainDate, weekday } from '#kernel/plain-date.ts';
import { readHeadlines } from '#store/cohort-reading.ts';

/** What became of those who joined, on each Monday of a time: members by their headline as known now, the others by why they left. */
export async function cohortWeeks(
  pool: Pool,
  { people }: CohortAnswer,
  from: PlainDate,
  to: PlainDate,
): Promise<readonly CohortWeek[]> {
  const joined = people.filter(({ begun }) => begun !== null);
  const headlines = await readHeadlines(pool, [...new Set(joined.map(({ person }) => person))]);
  return weeksOf(joined, (person) => headlines.get(person) ?? [], mondaysIn(from, to));
}

function mondaysIn(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const mondays: PlainDate[] = [];
  for (let day = addDays(from, (8 - weekday(from)) % 7); day <= to; day = addDays(day, 7)) mondays.push(day);
  return mondays;
}
