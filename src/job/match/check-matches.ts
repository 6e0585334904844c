import type { HotRule, MatchCheck } from '#identity/check/match-run.ts';
import { isNightly } from '#identity/check/nightly-question.ts';
import { addDifferences, addPairDifferences, noDifferences } from '#identity/check/outcome.ts';
import { thresholdsOf } from '#identity/check/thresholds.ts';
import type { Policy } from '#policy/policy.ts';
import type { RecordRef } from '#source/record-ref.ts';
import type { InPage } from '../page-store.ts';
import { fileDifferences } from './file-differences.ts';
import { type InReading, type Slice, walkPeople } from './walk-people.ts';

export type CheckPorts = {
  readonly inReading: InReading;
  readonly inPage: InPage;
  readHotKeys(): Promise<readonly HotRule[]>;
  /** Seconds that go on evenly, from any beginning. */
  seconds(): number;
  /** Hears how many people have been worked out. */
  note(people: number): void;
  /** Aborted when the rest is to be left. */
  readonly over?: AbortSignal;
};

/**
 * Matches everybody again under the texts in force, and asks somebody about every difference to what the pages made. The
 * writer is taken only where there is one, for as long as it takes to ask.
 */
export async function checkMatches(
  { inReading, inPage, readHotKeys, seconds, note, over }: CheckPorts,
  { matching, check }: Pick<Policy, 'matching' | 'check'>,
): Promise<MatchCheck> {
  const began = seconds();
  let found = { people: 0, records: 0, pairs: 0, filed: 0, differences: noDifferences, pairDifferences: {} };
  for await (const slice of walkPeople(inReading, matching, check.peopleAtOnce)) {
    over?.throwIfAborted();
    const most = check.mostQuestions - found.filed;
    const news = newsOf(slice);
    const filed = news.length === 0 ? 0 : await inPage((store) => fileDifferences(store, news, most, matching));
    found = {
      people: found.people + slice.people,
      records: found.records + slice.refs.length,
      pairs: found.pairs + slice.pairs,
      filed: found.filed + filed,
      differences: addDifferences(found.differences, slice.differences),
      pairDifferences: addPairDifferences(found.pairDifferences, slice.pairDifferences),
    };
    note(found.people);
  }
  const { version: model } = matching.model.parameters;
  const hot = await readHotKeys();
  return { ...found, hot, model, thresholds: thresholdsOf(matching), seconds: seconds() - began };
}

/** The records of which something is to be asked, or was. */
function newsOf({ differences, tasks }: Slice): readonly RecordRef[] {
  const asked = tasks.filter(isNightly).flatMap(({ parts }) => parts.flat());
  return [...differences.flatMap(({ groups }) => groups.flat()), ...asked];
}
