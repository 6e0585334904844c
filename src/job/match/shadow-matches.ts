import type { Difference } from '#identity/check/difference.ts';
import type { Move, ShadowRun } from '#identity/check/match-run.ts';
import { addDifferences, noDifferences } from '#identity/check/outcome.ts';
import { thresholdsOf } from '#identity/check/thresholds.ts';
import type { Matching } from '#identity/likely/matching.ts';
import { formatRef } from '#source/record-ref.ts';
import type { CheckPorts } from './check-matches.ts';
import { walkPeople } from './walk-people.ts';

/**
 * Matches everybody under another text and writes nothing.
 * @param listed so many differences are given with their evidence; all are counted
 */
export async function shadowMatches(
  { inReading, seconds, note, over }: Pick<CheckPorts, 'inReading' | 'seconds' | 'note' | 'over'>,
  matching: Matching,
  peopleAtOnce: number,
  listed: number,
): Promise<{ readonly run: Omit<ShadowRun, 'moves'>; readonly differences: readonly Difference[] }> {
  const began = seconds();
  let found = { people: 0, records: 0, pairs: 0, differences: noDifferences };
  const first: Difference[] = [];
  for await (const slice of walkPeople(inReading, matching, peopleAtOnce)) {
    over?.throwIfAborted();
    found = {
      people: found.people + slice.people,
      records: found.records + slice.refs.length,
      pairs: found.pairs + slice.pairs,
      differences: addDifferences(found.differences, slice.differences),
    };
    first.push(...slice.differences.slice(0, listed - first.length));
    note(found.people);
  }
  const { version: model } = matching.model.parameters;
  const run = { ...found, model, thresholds: thresholdsOf(matching), seconds: seconds() - began };
  return { run, differences: first };
}

/** What is kept of a difference: no value of a record. */
export function moveOf({ kind, groups, people, edge }: Difference): Move {
  return { kind, groups: groups.map((group) => group.map(formatRef)), people, bits: edge?.bits ?? null };
}
