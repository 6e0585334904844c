import fc from 'fast-check';
import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { decide } from '#job/decide.ts';
import { addSeconds, type Instant, instant } from '#kernel/instant.ts';
import { plainDate } from '#kernel/plain-date.ts';
import { consentChannels, type Decided, refusablePurposes, rights } from '#record/evidence/decision.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { policy } from './ledger.ts';

/** Something that somebody decides by hand about a record of a made-up history. */
export type MadeUpDecision = { readonly decided: Decided; readonly about: readonly RecordRef[] };

/** Few days and few records, so that decisions meet and tie. */
const at = fc
  .integer({ min: 0, max: 12 })
  .map((step) => addSeconds(instant('2025-02-01T09:00:00Z'), step * 30 * 86_400));
const ref: fc.Arbitrary<RecordRef> = fc.oneof(
  fc.record({ feed: fc.constant('apply-application' as const), key: fc.constantFrom('1001', '1002', '1003') }),
  fc.record({ feed: fc.constant('register-trainee' as const), key: fc.constantFrom('ana-r', 'ben-s') }),
);
const day = fc.constantFrom('2025-06-14', '2025-09-20', '2026-02-20').map(plainDate);

const decided: fc.Arbitrary<Decided> = fc.oneof(
  fc.record({ at, on: fc.option(day) }).map((detail) => ({ kind: 'deceased' as const, detail })),
  fc.record({ at }).map((detail) => ({ kind: 'contact_by_hand' as const, detail })),
  fc.record({ at, right: fc.constantFrom(...rights) }).map((detail) => ({ kind: 'rights' as const, detail })),
  fc
    .record({
      at,
      change: fc.constantFrom('stop' as const, 'start' as const),
      purpose: fc.constantFrom(...refusablePurposes),
      channel: fc.constantFrom(...consentChannels),
    })
    .map((detail) => ({ kind: 'consent' as const, detail })),
);

export const madeUpDecisions: fc.Arbitrary<readonly MadeUpDecision[]> = fc.array(
  fc.record({ decided, about: fc.uniqueArray(ref, { minLength: 1, maxLength: 2, selector: ({ key }) => key }) }),
  { maxLength: 5 },
);

/** Records each in a transaction of its own; about what nobody holds nothing is decided. */
export async function decideAll(pool: Pool, decisions: readonly MadeUpDecision[]): Promise<void> {
  for (const { decided: what, about } of decisions) {
    const decision = { ...what, about, id: newId(), author: 'steward', reason: null };
    await inPage(pool)((store) => decide(store, decision, policy));
  }
}

/** Those decided after one moment and not after another, as a page that is read at the second would find them. */
export function decidedBetween(
  decisions: readonly MadeUpDecision[],
  after: Instant | undefined,
  until: Instant,
): readonly MadeUpDecision[] {
  return decisions.filter(
    ({ decided: { detail } }) => (after === undefined || detail.at > after) && detail.at <= until,
  );
}
