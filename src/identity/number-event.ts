import type { Instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { compareText } from '#observation/version.ts';

/** What the regulator did with a number of its own: closed it without another, or let it stand again. */
export const numberEvents = ['number_closed', 'number_reopened'] as const;
export type NumberEvent = (typeof numberEvents)[number];

/**
 * What a page told of that. Nobody moves by it: a number that is closed stays a name of its person, and nobody else's. A
 * merger is no such event, since it ties people, and the link that it makes tells of it.
 * @param said all that was ever said of the number's record, the page's own word among it
 * @param at the instant of the page
 */
export function numberEvent(said: readonly Observation[], at: Instant): NumberEvent | null {
  const before = said.filter(
    ({ recordedFrom, recordedTo }) => recordedFrom < at && (recordedTo === null || recordedTo >= at),
  );
  const now = said.filter(({ recordedTo }) => recordedTo === null);
  const [was, is] = [before, now].map(isClosedAlone);
  if (is === was) return null;
  if (is === true) return 'number_closed';
  return newest(now, 'status') === 'Deactivated' ? null : 'number_reopened';
}

function isClosedAlone(said: readonly Observation[]): boolean {
  return newest(said, 'status') === 'Deactivated' && newest(said, 'merged_with') === null;
}

/** The newest word of any channel; null where none is said. */
function newest(said: readonly Observation[], wanted: string): Json {
  const own = said.filter(({ attribute }) => attribute === wanted);
  const sorted = own.toSorted(
    (a, b) => compareText(a.assertedAt, b.assertedAt) || compareText(a.runStartedAt, b.runStartedAt),
  );
  return sorted.at(-1)?.value ?? null;
}
