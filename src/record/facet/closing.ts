import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import { type KnownRecord, latestText, type Said } from '../evidence/known-record.ts';

/** A number that the regulator closed, and the number into which it was merged, if any. */
export type Closing = { readonly on: PlainDate; readonly mergedWith: string | undefined; readonly observation: string };

/** Whether a number is closed by the newest word of it: its own record's, or an event's about it. A closed number can be opened again. */
export function isClosed(record: KnownRecord, events: readonly KnownRecord[]): boolean {
  const own = latestText(record, 'status');
  const event = lastClosing(eventsOf(record.ref.key, events));
  if (event !== undefined && !(own !== undefined && own.assertedAt > event.assertedAt)) return true;
  return own?.value === 'Deactivated';
}

/** How the last of a person's numbers was closed; undefined when one was merged, since what it was merged with goes on. */
export function closingOf(people: readonly KnownRecord[], events: readonly KnownRecord[]): Closing | undefined {
  const closings = [...people, ...events].flatMap((record): readonly Closing[] => {
    const status = latestText(record, 'status');
    if (status?.value !== 'Deactivated') return [];
    const { observation, assertedAt } = status;
    return [{ on: londonDate(assertedAt), mergedWith: latestText(record, 'merged_with')?.value, observation }];
  });
  if (closings.some(({ mergedWith }) => mergedWith !== undefined)) return undefined;
  return closings.toSorted((a, b) => compareText(a.on, b.on) || compareText(a.observation, b.observation)).at(-1);
}

function eventsOf(trn: string, events: readonly KnownRecord[]): readonly KnownRecord[] {
  return events.filter((event) => latestText(event, 'trn')?.value === trn);
}

function lastClosing(events: readonly KnownRecord[]): Said<string> | undefined {
  return events
    .flatMap((event) => latestText(event, 'status') ?? [])
    .filter(({ value }) => value === 'Deactivated')
    .toSorted((a, b) => compareText(a.assertedAt, b.assertedAt))
    .at(-1);
}
