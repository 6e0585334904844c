import type { Pool } from 'pg';
import { isPersonId } from '#identity/person-id.ts';
import type { Observation } from '#observation/observation.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonRecord } from '#record/answer.ts';
import { type Decision, decisionsByRecord } from '#record/evidence/decision.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { asKnown } from '#record/evidence/reference.ts';
import { type PersonView, viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { formatRef } from '#source/record-ref.ts';
import { readEvidence } from '#store/person-reading.ts';
import type { CoverageHistory } from './coverage-history.ts';
import type { CrosswalkHistory } from './crosswalk-history.ts';
import type { Moment } from './week.ts';

/** What one record of ours believed of a true person at a moment. */
export type Belief = {
  readonly person: string;
  readonly record: PersonRecord;
  readonly view: PersonView;
  /** The person's own keys that it holds. */
  readonly keys: readonly string[];
};

export type Believing = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly crosswalk: CrosswalkHistory;
  readonly coverage: CoverageHistory;
};

/** Everything that any record of ours ever held of the person with these keys, read once; then asked for any moment. */
export async function believer(
  { pool, policy, crosswalk, coverage }: Believing,
  allKeys: readonly string[],
): Promise<(moment: Moment, keys: readonly string[]) => readonly Belief[]> {
  const { own, references, decisions } = await readAll(
    pool,
    new Set(allKeys.flatMap((key) => crosswalk.personNow(key) ?? [])),
  );
  const decidedAbout = decisionsByRecord(decisions);
  const views = new Map<string, PersonView>();

  /** Between two moments in which nothing was said the view is the same. */
  function viewOf(person: string, evidence: Evidence, { knownAt }: Moment): PersonView {
    const said = [...evidence.own, ...evidence.references, ...evidence.decisions].filter(
      (each) => each.recordedFrom <= knownAt,
    ).length;
    const name = `${person}/${evidence.own.length}/${said}`;
    const known = views.get(name) ?? viewPerson(asKnown(evidence, knownAt), knownAt, policy);
    views.clear();
    views.set(name, known);
    return { ...known, knownAt, coverage: evidence.coverage };
  }

  return (moment, keys) => {
    const { on: validOn, knownAt } = moment;
    const held = Map.groupBy(keys, (key) => crosswalk.personAt(key, knownAt));
    return [...held].flatMap(([person, theirs]) => {
      if (person === undefined) return [];
      const said = own.filter((each) => crosswalk.personAt(formatRef(each), knownAt) === person);
      const decided = decidedAbout(said);
      const evidence = { own: said, references, coverage: coverage(said, knownAt), decisions: decided, sharers: [] };
      const view = viewOf(person, evidence, moment);
      const record = answer(view, { person, redirectedFrom: null, reviewing: [], validOn, knownAt }, policy);
      return [{ person, record, view, keys: theirs }];
    });
  };
}

async function readAll(pool: Pool, people: ReadonlySet<string>): Promise<Omit<Evidence, 'coverage' | 'sharers'>> {
  const own: Observation[] = [];
  const decisions: Decision[] = [];
  const references = new Map<string, Observation>();
  for (const id of people) {
    if (!isPersonId(id)) throw new Error(`not a person: ${id}`);
    const { found } = await readEvidence(pool, { kind: 'person', id }, null);
    own.push(...(found?.evidence.own ?? []));
    decisions.push(...(found?.evidence.decisions ?? []));
    for (const each of found?.evidence.references ?? []) references.set(each.id, each);
  }
  return { own, references: [...references.values()], decisions };
}
