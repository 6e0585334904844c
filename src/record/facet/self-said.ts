import { type Instant, parseInstant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import { compareText } from '#observation/version.ts';
import { type KnownRecord, latest, latestText } from '../evidence/known-record.ts';

/** What a person set about themselves, and did not take back. */
export type SelfSaid = {
  readonly kind: 'contact_email' | 'contact_phone' | 'contact_address' | 'preferred_name';
  readonly value: Json;
  /** From when it counts: an address or number from when it was proved to be theirs, anything else from when it was said. */
  readonly from: Instant;
  readonly observation: string;
};

/** Newest last. An address or number that nobody proved to be theirs does not count. */
export function readSelfSaid(own: readonly KnownRecord[]): readonly SelfSaid[] {
  return own
    .filter((record) => record.ref.feed === 'claim' && latest(record, 'withdrawn_at') === undefined)
    .flatMap((record) => readOne(record) ?? [])
    .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.observation, b.observation));
}

function readOne(record: KnownRecord): SelfSaid | undefined {
  const kind = latestText(record, 'kind')?.value;
  const said = latest(record, 'value');
  if (said === undefined) return undefined;
  const { value, observation, assertedAt } = said;
  switch (kind) {
    case 'contact_email':
    case 'contact_phone': {
      const from = parseInstant(latestText(record, 'verified_at')?.value ?? '');
      return from === undefined ? undefined : { kind, value, from, observation };
    }
    case 'contact_address':
    case 'preferred_name':
      return { kind, value, from: assertedAt, observation };
    default:
      return undefined;
  }
}
