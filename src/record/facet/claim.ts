import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { addDays, isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { type KnownRecord, latestText, timeline } from '../evidence/known-record.ts';

/** "I have started", in the person's own word: a claim with a day, and an end to how long it holds unconfirmed. */
export type StartedClaim = {
  readonly on: PlainDate;
  readonly saidAt: Instant;
  readonly expires: PlainDate;
  readonly observation: string;
};

/** @returns undefined when the record is another kind of claim, or one that was taken back */
export function readStartedClaim(record: KnownRecord, policy: Policy): StartedClaim | undefined {
  const kind = latestText(record, 'kind');
  if (kind?.value !== 'started') return undefined;
  if (latestText(record, 'withdrawn_at') !== undefined) return undefined;
  const saidAt = timeline(record, 'kind')[0]?.assertedAt ?? kind.assertedAt;
  const on = latestText(record, 'on')?.value ?? '';
  const madeAt = parseInstant(latestText(record, 'said_at')?.value ?? '') ?? saidAt;
  return {
    on: isPlainDate(on) ? on : londonDate(madeAt),
    saidAt: madeAt,
    expires: addDays(londonDate(madeAt), policy.lag.claimExpiry.started),
    observation: kind.observation,
  };
}
