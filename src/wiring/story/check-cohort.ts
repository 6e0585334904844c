import { accountsOf } from '#cohort/account.ts';
import type { CohortPerson } from '#cohort/membership.ts';
import type { PersonView } from '#record/person-view.ts';
import { parseRef } from '#source/record-ref.ts';
import type { ReadCohort } from '../cohort/read-cohort.ts';
import type { Expectation } from './story.ts';

export type CohortExpected = NonNullable<Expectation['cohort']>;

/** The person of whom a story speaks, as they were read. */
export type Spoken = {
  readonly who: string;
  readonly person: string;
  readonly view: PersonView;
  readonly validOn: string;
  readonly knownAt: string;
};

/** What is expected of a person's line in a cohort against what it says: name of the field, wanted, found. */
export async function cohortDifferences(
  { name, ...wanted }: CohortExpected,
  spoken: Spoken,
  readCohort: ReadCohort,
): Promise<readonly (readonly [string, unknown, unknown])[]> {
  const { validOn, knownAt } = spoken;
  const answered = await readCohort({ name, validOn, knownAt, size: null });
  if (!answered.ok) throw new Error(`the cohort ${name} cannot be read: ${answered.problem.kind}`);
  const line = lineOf(answered.value.people, spoken);
  return [
    [`member of ${name}`, wanted.member, line?.member ?? false],
    [`reason in ${name}`, wanted.reason, line?.reason ?? null],
    [`end in ${name}`, wanted.ended, line?.ended ?? null],
    [`wave of ${name}`, wanted.wave, line?.wave ?? null],
    [`arm of ${name}`, wanted.arm, line?.arm ?? null],
  ];
}

/** A choice speaks for its own account, of which a person may turn out to have two. */
function lineOf(people: readonly CohortPerson[], { who, person, view }: Spoken): CohortPerson | undefined {
  const own = people.filter((each) => each.person === person);
  const named = parseRef(who);
  const choice = view.applications.find(({ ref }) => ref.key === named?.key && named.feed === 'apply-application');
  const account = named?.feed === 'apply-candidate' ? named.key : choice && accountsOf(view).of(choice);
  return own.find(({ key }) => key === account) ?? own[0];
}
