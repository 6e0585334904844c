import { type Instant, londonDate } from '#kernel/instant.ts';
import { canonicalJson, type Json } from '#kernel/json.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { type Observation, presence } from '#observation/observation.ts';
import { compareText } from '#observation/version.ts';
import { catalogue } from '#source/catalogue.ts';
import { isFeed, isPersonFeed } from '#source/feed.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/** A value with the observation that says it; `assertedAt` is the source's own time for it. */
export type Said<Value = Json> = {
  readonly value: Value;
  readonly assertedAt: Instant;
  readonly observation: string;
};

/** With the start of the run that read it first: when we saw it, whatever the order of arrival (law 1). */
export type Seen = Said & { readonly seenAt: Instant };

/** One source record as known at an instant: for each attribute, what the source said in the source's own order. */
export type KnownRecord = {
  readonly ref: RecordRef;
  readonly timelines: ReadonlyMap<string, readonly Seen[]>;
  /** When we last landed anything of this record. */
  readonly lastHeard: Instant;
};

/** Only what was recorded at or before `knownAt` counts; channels of one feed are merged by the source's own time (R13). */
export function knownRecords(observations: readonly Observation[], knownAt: Instant): ReadonlyMap<string, KnownRecord> {
  const records = new Map<string, KnownRecord>();
  for (const [name, own] of byRecord(observations, knownAt)) {
    const [first] = own;
    if (first !== undefined) records.set(name, remembered(first, own));
  }
  return records;
}

/** What a record said mostly comes in one piece: its name is put together once a piece. */
function byRecord(observations: readonly Observation[], knownAt: Instant): ReadonlyMap<string, Observation[]> {
  const records = new Map<string, Observation[]>();
  let before: Observation | undefined;
  let own: Observation[] = [];
  for (const each of observations) {
    if (each.recordedFrom > knownAt) continue;
    if (before === undefined || each.key !== before.key || each.feed !== before.feed) {
      const name = formatRef(each);
      own = records.get(name) ?? [];
      records.set(name, own);
    }
    own.push(each);
    before = each;
  }
  return records;
}

const read = new WeakMap<Observation, { readonly said: readonly Observation[]; readonly record: KnownRecord }>();

/** A course or a provider is read once for all who name it: the same observations make the same record. */
function remembered(first: Observation, own: readonly Observation[]): KnownRecord {
  if (isPersonFeed(first.feed)) return recordOf(first, own);
  const before = read.get(first);
  if (before?.said.length === own.length && before.said.every((each, index) => each === own[index]))
    return before.record;
  const record = recordOf(first, own);
  read.set(first, { said: own, record });
  return record;
}

function recordOf(first: Observation, own: readonly Observation[]): KnownRecord {
  const slots = new Map<string, Observation[]>();
  let lastHeard = first.recordedFrom;
  for (const each of own) {
    const slot = slotOf(each);
    const same = slots.get(slot);
    if (same === undefined) slots.set(slot, [each]);
    else same.push(each);
    if (each.recordedFrom > lastHeard) lastHeard = each.recordedFrom;
  }
  const timelines = new Map<string, readonly Seen[]>();
  for (const [slot, said] of slots) timelines.set(slot, timelineOf(said));
  return { ref: { feed: first.feed, key: first.key }, timelines, lastHeard };
}

/** Everything that the record ever said of an attribute, oldest first; a null is "no longer said". */
export function timeline(record: KnownRecord, attribute: string, item = ''): readonly Seen[] {
  return record.timelines.get(`${attribute}\u0000${item}`) ?? [];
}

/** What the record says now; undefined when it never said, or no longer says. */
export function latest(record: KnownRecord, attribute: string): Said | undefined {
  return present(timeline(record, attribute).at(-1));
}

export function latestText(record: KnownRecord, attribute: string): Said<string> | undefined {
  return asText(latest(record, attribute));
}

/** What the record said on a day: the last value said by then, else the first that we ever saw. */
export function saidOn(record: KnownRecord, attribute: string, on: PlainDate): Said | undefined {
  const all = timeline(record, attribute);
  return present(all.findLast((each) => londonDate(each.assertedAt) <= on) ?? all[0]);
}

export function saidTextOn(record: KnownRecord, attribute: string, on: PlainDate): Said<string> | undefined {
  return asText(saidOn(record, attribute, on));
}

export function asText(said: Said | undefined): Said<string> | undefined {
  return said !== undefined && typeof said.value === 'string' ? { ...said, value: said.value } : undefined;
}

function present(said: Said | undefined): Said | undefined {
  return said === undefined || said.value === null ? undefined : said;
}

function slotOf(each: Observation): string {
  return `${each.attribute}\u0000${each.item}`;
}

/**
 * Sorted by the source's time; where neighbours say the same, the first keeps the word. Each channel by itself first: a
 * row that came late leaves a repetition behind, and between two words of another channel it would count as news.
 */
function timelineOf(said: readonly Observation[]): readonly Seen[] {
  const [only, second] = said;
  if (only !== undefined && second === undefined) return only.value === null ? [] : [toSaid(only)];
  // Lists and rows tell by turns whether a record is there: what each channel said last alone would lose a second loss.
  if (only?.attribute === presence) return withoutRepeats(said.toSorted(bySourceTime)).map(toSaid);
  const channels = [...Map.groupBy(said, (each) => each.channel).values()].map((own) =>
    withoutRepeats(own.toSorted(bySourceTime)),
  );
  const ordered = channels.length === 1 ? (channels[0] ?? []) : withoutRepeats(channels.flat().toSorted(bySourceTime));
  return ordered.map(toSaid);
}

/** One channel's words, each attribute in the source's order, without the repetitions that a row that came late leaves behind. */
export function inSourceOrder(channel: readonly Observation[]): readonly Observation[] {
  return [...Map.groupBy(channel, slotOf).values()].flatMap((own) =>
    own.length === 1 ? own : withoutRepeats(own.toSorted(bySourceTime)),
  );
}

function withoutRepeats(ordered: readonly Observation[]): readonly Observation[] {
  let before = canonicalJson(null);
  return ordered.filter((each) => {
    const value = textOf(each.value);
    const isNew = value !== before;
    before = value;
    return isNew;
  });
}

function toSaid({ value, assertedAt, runStartedAt, id }: Observation): Seen {
  return { value, assertedAt, seenAt: runStartedAt, observation: id };
}

function bySourceTime(a: Observation, b: Observation): number {
  return (
    compareText(a.assertedAt, b.assertedAt) ||
    Number(yields(b.channel)) - Number(yields(a.channel)) ||
    compareText(a.runStartedAt, b.runStartedAt) ||
    compareText(textOf(a.value), textOf(b.value)) ||
    // Two channels may say one thing at one time: always the same of them is cited.
    compareText(a.id, b.id)
  );
}

/** A feed that tells of another's records comes in as a channel of theirs; at one time its word counts less. */
function yields(channel: string): boolean {
  return isFeed(channel) && catalogue[channel].yieldsTo !== undefined;
}

/** Equal values have equal texts; nearly all values are texts already. */
function textOf(value: Json): string {
  return typeof value === 'string' ? `"${value}` : canonicalJson(value);
}
