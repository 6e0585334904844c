import { type Instant, isInstant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { readFeed } from './row.ts';

/**
 * Observations as one JSON list: a row of the protocol for each would cost Node twice as much to read (measured on pages
 * of 250 records: 30 ms a row each, 18 ms as lists).
 * `said` must offer the columns named here.
 */
export const saidAsJson =
  'json_agg(json_build_array(feed, record_key, id, channel, attribute, item, value, asserted_at, run_started_at, recorded_from, recorded_to))';

/** For `asked` (feed, record_key): everything ever said of these records, presence included, but for what was erased. */
export const saidOfAsked = `
  select feed, record_key, each.* from asked cross join lateral (
    select id, channel, attribute, item, value, asserted_at, run_started_at, recorded_from, recorded_to
    from observation where observation.feed = asked.feed and observation.record_key = asked.record_key and erased_by is null
    union all
    select id, channel, case state when 'missed' then 'missed_on' else 'record' end, '', to_jsonb(case state when 'missed' then to_char(asserted_at at time zone 'Europe/London', 'YYYY-MM-DD') else state end),
      asserted_at, asserted_at, recorded_from, null
    from presence where presence.feed = asked.feed and presence.record_key = asked.record_key
    offset 0) as each`;

export type SaidRow = [string, string, string, string, string, string, Json, string, string, string, string | null];

export function toObservation(row: SaidRow): Observation {
  const [feed, key, id, channel, attribute, item, value, assertedAt, runStartedAt, recordedFrom, recordedTo] = row;
  return {
    feed: readFeed(feed),
    key,
    id,
    channel,
    attribute,
    item,
    value,
    assertedAt: instantFromJson(assertedAt),
    runStartedAt: instantFromJson(runStartedAt),
    recordedFrom: instantFromJson(recordedFrom),
    recordedTo: recordedTo === null ? null : instantFromJson(recordedTo),
  };
}

const instants = new Map<string, Instant>();
const mostInstants = 20_000;

/**
 * PostgreSQL writes `2025-09-01T10:00:00.5+00:00` into JSON; ours have six digits and a Z. Remembered, since whatever came
 * on one page was recorded at one instant and mostly said at another.
 */
export function instantFromJson(text: string): Instant {
  const known = instants.get(text);
  if (known !== undefined) return known;
  const fraction = text.length > 25 ? text.slice(20, -6) : '';
  const canonical = `${text.slice(0, 19)}.${fraction.padEnd(6, '0')}Z`;
  if (!isInstant(canonical)) throw new Error(`The database gave no instant: ${text}`);
  if (instants.size === mostInstants) instants.clear();
  instants.set(text, canonical);
  return canonical;
}
