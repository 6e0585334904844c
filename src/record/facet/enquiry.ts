import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import { type KnownRecord, latest, timeline } from '../evidence/known-record.ts';

/** Somebody who asked Get Into Teaching, from our first word of it, for as long as the contact is active. */
export type Enquiry = { readonly from: PlainDate; readonly observation: string };

/** The first of a person's active contacts. What Get Into Teaching copies from Apply says nothing here: it is an echo. */
export function readEnquiry(own: readonly KnownRecord[]): Enquiry | undefined {
  return own
    .filter((record) => record.ref.feed === 'git-contact' && latest(record, 'is_inactive')?.value !== true)
    .flatMap((record): readonly Enquiry[] => {
      const [first] = timeline(record, 'email');
      return first === undefined ? [] : [{ from: londonDate(first.assertedAt), observation: first.observation }];
    })
    .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.observation, b.observation))[0];
}
