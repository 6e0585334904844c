import { type Instant, londonDate, parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { addDays, earliest, type PlainDate, parsePlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Policy } from '#policy/policy.ts';
import { type ClaimKind, claimKinds } from '#source/claim-kind.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { type KnownRecord, latest, latestText, timeline } from '../evidence/known-record.ts';

/** What a person says of their own road, and did not take back (domain 6). */
export type Claim = StartClaim | LeavingClaim | ChangeClaim | PlacementClaim | FirstPostClaim;

/** Of the start, one word overtakes the other: whoever started after all says so. */
export type StartClaim = Started | NotStarting | NotYet;
export type Started = Said & { readonly kind: 'started' };
export type NotStarting = Said & { readonly kind: 'not_starting' };
export type NotYet = Said & { readonly kind: 'not_yet'; readonly expected: PlainDate };

export type LeavingClaim = Said & { readonly kind: 'paused' | 'withdrew' };

/** Trains elsewhere, or on another course of the same provider. */
export type ChangeClaim = Said & {
  readonly kind: 'changed_provider' | 'changed_course';
  readonly providerCode: string | undefined;
  readonly courseCode: string | undefined;
};

export type PlacementClaim = Said & {
  readonly kind: 'placement';
  readonly urn: string;
  readonly begins: PlainDate;
  readonly until: PlainDate | undefined;
};

export type FirstPostClaim = Said & { readonly kind: 'first_post'; readonly urn: string; readonly begins: PlainDate };

type Said = {
  readonly ref: RecordRef;
  readonly saidAt: Instant;
  readonly saidOn: PlainDate;
  /** The day from which it speaks: of what has happened its own day, of what is to come the day on which it was said. */
  readonly from: PlainDate;
  /** The last day on which it holds without anybody to confirm it; undefined when time alone never ends it. */
  readonly lastDay: PlainDate | undefined;
  readonly observation: string;
};

/** In the order in which they were said. */
export function readClaims(own: readonly KnownRecord[], policy: Policy): readonly Claim[] {
  return own
    .filter((record) => record.ref.feed === 'claim' && latest(record, 'withdrawn_at') === undefined)
    .flatMap((record) => readClaim(record, policy) ?? [])
    .toSorted((a, b) => compareText(a.saidAt, b.saidAt) || compareText(a.ref.key, b.ref.key));
}

function readClaim(record: KnownRecord, policy: Policy): Claim | undefined {
  const said = latestText(record, 'kind');
  const kind = claimKinds.find((each) => each === said?.value);
  if (said === undefined || kind === undefined) return undefined;
  const saidAt = parseInstant(latestText(record, 'said_at')?.value ?? '') ?? timeline(record, 'kind')[0]?.assertedAt;
  const at = saidAt ?? said.assertedAt;
  const saidOn = londonDate(at);
  const on = parsePlainDate(latestText(record, 'on')?.value ?? '') ?? saidOn;
  const lastDay = lastDayOf(kind, saidOn, policy);
  const word = { ref: record.ref, saidAt: at, saidOn, lastDay, observation: said.observation };
  const value = latest(record, 'value')?.value ?? null;
  switch (kind) {
    case 'started':
    case 'paused':
    case 'withdrew':
      return { ...word, kind, from: on };
    case 'not_starting':
      return { ...word, kind, from: earliest(on, saidOn) ?? on };
    case 'not_yet':
      return { ...word, kind, from: saidOn, lastDay: addDays(on, -1), expected: on };
    case 'changed_provider':
    case 'changed_course': {
      const [providerCode, courseCode] = [textIn(value, 'provider_code'), textIn(value, 'course_code')];
      return { ...word, kind, from: on, providerCode, courseCode };
    }
    case 'placement': {
      const urn = textIn(value, 'urn');
      const until = parsePlainDate(textIn(value, 'until') ?? '');
      return urn === undefined ? undefined : { ...word, kind, from: saidOn, urn, begins: on, until };
    }
    case 'first_post': {
      const urn = textIn(value, 'urn');
      return urn === undefined ? undefined : { ...word, kind, from: saidOn, urn, begins: on };
    }
    default:
      return undefined;
  }
}

function lastDayOf(kind: ClaimKind, saidOn: PlainDate, policy: Policy): PlainDate | undefined {
  const expiry = policy.lag.claimExpiry[kind];
  return expiry === 'never' ? undefined : addDays(saidOn, expiry);
}

function textIn(value: Json, member: string): string | undefined {
  const said = memberOf(value, member);
  return typeof said === 'string' ? said : undefined;
}
