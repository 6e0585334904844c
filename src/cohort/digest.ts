import { compareText } from '#observation/version.ts';
import type { CohortPerson } from './membership.ts';

/** What a cohort's digest is taken over: a line a person, by key, without any id of ours, so that every machine agrees. */
export function digestLines(people: readonly CohortPerson[]): readonly string[] {
  return people.map(digestLine).toSorted(compareText);
}

/** Somebody whose only records hold a number that must not be told is listed by our id, and counts without a name here. */
function digestLine({ key, person, member, reason, wave, arm, begun, ended }: CohortPerson): string {
  return `${key === person ? '-' : key} ${member ? 'member' : 'not'} ${reason ?? '-'} ${wave ?? '-'} ${arm ?? '-'} ${begun ?? '-'} ${ended ?? '-'}`;
}
