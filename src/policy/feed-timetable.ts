import { z } from 'zod';
import { type DriftMode, driftModes } from '#observation/drift.ts';
import { catalogue } from '#source/catalogue.ts';
import { type Feed, feeds } from '#source/feed.ts';

/** `07:00`, by London's clock. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a London time, HH:MM');
const times = z.union([timeOfDay.transform((time): [string] => [time]), z.tuple([timeOfDay], timeOfDay)], {
  error: 'a London time, HH:MM, or a list of them, the earliest first',
});
const days = z
  .string()
  .regex(/^\d+d$/, 'a number of days such as 7d')
  .transform((text) => Number(text.slice(0, -1)));
/** `7d` or `1h`. */
export const rhythm = z
  .string()
  .regex(/^([1-9]\d*d|([1-9]|1\d|2[0-3])h)$/, 'a number of days such as 7d, or of hours up to 23h')
  .transform((text): Rhythm => ({ unit: text.endsWith('d') ? 'day' : 'hour', number: Number(text.slice(0, -1)) }));
const minutes = z
  .string()
  .regex(/^\d+m$/, 'a number of minutes such as 5m')
  .transform((text) => Number(text.slice(0, -1)));

const promise = { lateAfter: days, drift: z.enum(driftModes) };

const reading = {
  ...promise,
  at: times,
  every: rhythm,
  overlap: minutes.default(0),
  full: days.optional(),
  otherYears: rhythm.optional(),
  lastFull: days.optional(),
};

const arrival = { ...promise, monthly: z.int().min(1).max(28).optional() };

/** A channel that we ask says when; the others are read as they come. */
const line = z.union([z.strictObject(reading).superRefine(checkTimes), z.strictObject(arrival)], {
  error: 'a line with lateAfter and drift and, for a channel that we ask, at and every',
});

/** How often: every so many days, or hours. */
export type Rhythm = { readonly unit: 'day' | 'hour'; readonly number: number };

/** How one channel reaches us. */
export type Line = z.infer<typeof line>;

/** A channel that we ask, and when. */
export type Reading = Extract<Line, { readonly every: Rhythm }>;

/** Several times belong to every day; every so many hours is counted from one. */
function checkTimes({ at, every }: { at: readonly string[]; every: Rhythm }, context: z.RefinementCtx): void {
  const inOrder = at.every((time, index) => index === 0 || time > (at[index - 1] ?? ''));
  if (!inOrder)
    context.addIssue({ code: 'custom', path: ['at'], message: 'lists its times with the earliest first, each once' });
  if (at.length > 1 && (every.unit === 'hour' || every.number > 1))
    context.addIssue({ code: 'custom', path: ['at'], message: 'holds several times, which go with every: 1d alone' });
}

export const feedSchema = z.record(z.enum(feeds), z.record(z.string(), line)).superRefine((timetable, context) => {
  for (const feed of feeds) {
    const named = Object.keys(timetable[feed]);
    const known = catalogue[feed].channels.map((channel) => channel.name);
    for (const name of known.filter((each) => !named.includes(each)))
      context.addIssue({ code: 'custom', path: [feed], message: `lacks a line for its channel ${name}` });
    for (const name of named.filter((each) => !known.includes(each)))
      context.addIssue({ code: 'custom', path: [feed, name], message: `is no channel of ${feed}` });
  }
});

/** `policy/feed.yaml`, parsed: how each feed reaches us, when it is asked, and when it counts as late. */
export type FeedTimetable = z.infer<typeof feedSchema>;

/** When a channel is asked. @throws when the text does not say so: a channel that we ask must have its time */
export function readingOf(timetable: FeedTimetable, feed: Feed, channel: string): Reading {
  const found = timetable[feed][channel];
  if (found === undefined || !('at' in found))
    throw new Error(`policy/feed.yaml says not when ${feed} (${channel}) is asked`);
  return found;
}

/** What becomes of a channel's rows that show drift; what the text does not know is kept and told. */
export function driftModeOf(timetable: FeedTimetable, feed: Feed, channel: string): DriftMode {
  return timetable[feed][channel]?.drift ?? 'evolve';
}
