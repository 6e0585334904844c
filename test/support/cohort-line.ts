import type { CohortPerson } from '#cohort/membership.ts';

/** The line of somebody of whom nothing is said yet; a test says what matters. */
export const plainCohortLine: Omit<CohortPerson, 'key' | 'who'> = {
  person: '019a0000-0000-7000-8000-000000001001',
  member: false,
  reason: null,
  alsoFailing: [],
  wave: null,
  arm: null,
  begun: null,
  ended: null,
  stratum: null,
  contactable: null,
  because: [],
};
