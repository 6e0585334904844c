import { addMonths } from '#kernel/plain-date.ts';
import type { PersonRecord } from '#record/answer.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { formatRef } from '#source/record-ref.ts';

/** How long after an episode's end its provider still reads of it (domain 7). */
const monthsAfter = 12;

/** The source records of the episodes at a provider that it may still read of; none: it may not know of this person. */
export function recordsOfProvider({ episodes, validOn }: PersonRecord, provider: string): ReadonlySet<string> {
  const own = episodes.filter(
    (each) => each.provider === provider && (each.until === null || validOn <= addMonths(each.until, monthsAfter)),
  );
  return new Set(own.flatMap((each) => each.sourceRecords));
}

/** What those records alone say: not the person's own word, not what another provider says, no decision by hand. */
export function evidenceOf(evidence: Evidence, records: ReadonlySet<string>): Evidence {
  return { ...evidence, own: evidence.own.filter((each) => records.has(formatRef(each))), decisions: [], sharers: [] };
}
