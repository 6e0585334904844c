import { type Instant, parseInstant } from '#kernel/instant.ts';
import { compareText } from '#observation/version.ts';
import { type KnownRecord, latest, timeline } from './evidence/known-record.ts';

/** What somebody asked Get Into Teaching not to send. */
export type EnquirerOptOut = {
  readonly channel: 'email' | 'sms';
  /** Campaigns, or everything. */
  readonly of: 'campaigns' | 'all';
  readonly since: Instant;
  readonly observation: string;
};

const flags = [
  { attribute: 'no_bulk_email', channel: 'email', of: 'campaigns' },
  { attribute: 'no_email', channel: 'email', of: 'all' },
  { attribute: 'no_sms', channel: 'sms', of: 'all' },
] as const;

/**
 * The opt-outs that a person gave to Get Into Teaching, from any of their contacts there, the earliest first. An inactive
 * contact's count as well: nobody takes a refusal back by leaving. They bind campaigns; they are no consent to anything.
 */
export function enquirerOptOuts(own: readonly KnownRecord[]): readonly EnquirerOptOut[] {
  return own
    .filter(({ ref }) => ref.feed === 'git-contact')
    .flatMap((record) =>
      flags.flatMap(({ attribute, channel, of }): readonly EnquirerOptOut[] => {
        const said = latest(record, attribute);
        if (said?.value !== true) return [];
        return [{ channel, of, since: saidAt(record, said.assertedAt), observation: said.observation }];
      }),
    )
    .toSorted((a, b) => compareText(a.since, b.since) || compareText(a.observation, b.observation));
}

/** When the person said so, where the row that first told of it says; else when the row says that it changed. */
function saidAt(record: KnownRecord, told: Instant): Instant {
  const changed = timeline(record, 'consent_changed_at').findLast(({ assertedAt }) => assertedAt === told)?.value;
  return (typeof changed === 'string' ? parseInstant(changed) : undefined) ?? told;
}
