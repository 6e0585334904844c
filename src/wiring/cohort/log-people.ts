import type { Pool } from 'pg';
import type { Reader } from '#access/reading.ts';
import type { CohortAnswer } from '#cohort/answer.ts';
import type { CohortPerson } from '#cohort/membership.ts';
import { addReadsOfMany } from '#store/access.ts';

/** Writes down the read of these people of a cohort; they may be shown once it is safely there. */
export type LogPeople = (answer: CohortAnswer, shown: readonly CohortPerson[], reader: Reader) => Promise<void>;

export function peopleLogger(pool: Pool): LogPeople {
  return async ({ cohort, validOn, knownAt }, shown, { client, role, purpose }) => {
    if (shown.length === 0) return;
    const people = [...new Set(shown.map(({ person }) => person))];
    await addReadsOfMany(pool, people, {
      client,
      role,
      purpose,
      sections: ['training'],
      askedFor: `cohort ${cohort}`,
      validOn,
      knownAt,
    });
  };
}
