import fc from 'fast-check';
import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { settleContradictions } from '#job/settle-contradiction.ts';
import { addSeconds, type Instant, instant } from '#kernel/instant.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { policy } from './ledger.ts';

/** Somebody settles whatever stands against what of a person of a made-up history, or takes that back. */
export type MadeUpSettling = {
  readonly at: Instant;
  readonly kind: 'resolve' | 'reopen';
  readonly about: RecordRef;
  readonly stands: string | null;
};

export const madeUpSettlings: fc.Arbitrary<readonly MadeUpSettling[]> = fc.array(
  fc.record({
    at: fc.integer({ min: 4, max: 13 }).map((step) => addSeconds(instant('2025-02-01T10:00:00Z'), step * 30 * 86_400)),
    kind: fc.constantFrom('resolve' as const, 'resolve' as const, 'reopen' as const),
    about: fc.oneof(
      fc.record({ feed: fc.constant('apply-application' as const), key: fc.constantFrom('1001', '1002', '1003') }),
      fc.record({ feed: fc.constant('register-trainee' as const), key: fc.constantFrom('ana-r', 'ben-s') }),
    ),
    stands: fc.constantFrom(null, '1', '2'),
  }),
  { maxLength: 4 },
);

/** Settles what was to be settled after one moment and not after another; where nothing stands, nothing is settled. */
export async function settleBetween(
  pool: Pool,
  settlings: readonly MadeUpSettling[],
  after: Instant | undefined,
  until: Instant,
): Promise<void> {
  for (const { at, about, ...settling } of settlings) {
    if (at > until || (after !== undefined && at <= after)) continue;
    const given = { ...settling, about: [about], id: null, author: 'steward', reason: 'as told' };
    await inPage(pool)((store) => settleContradictions(store, given, newId, policy));
  }
}
