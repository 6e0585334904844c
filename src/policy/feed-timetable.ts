import { z } from 'zod';
import { type DriftMode, driftModes } from '#observation/drift.ts';
import { catalogue } from '#source/catalogue.ts';
import { type Feed, feeds } from '#source/feed.ts';

const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/, 'a UTC time, HH:MM');
const days = z
  .string()
  .regex(/^\d+d$/, 'a number of days such as 7d')
  .transform((text) => Number(text.slice(0, -1)));
const minutes = z
  .string()
  .regex(/^\d+m$/, 'a number of minutes such as 5m')
  .transform((text) => Number(text.slice(0, -1)));

const arrival = { lateAfter: days, drift: z.enum(driftModes) };

const reading = {
  ...arrival,
  at: timeOfDay,
  every: days,
  overlap: minutes.default(0),
  full: days.optional(),
  otherYears: days.optional(),
  lastFull: days.optional(),
};

/** A channel that we ask says when; the others are read as they come. */
const line = z.union([z.strictObject(reading), z.strictObject(arrival)], {
  error: 'a line with lateAfter and drift and, for a channel that we ask, at and every',
});

type Line = z.infer<typeof line>;

/** A channel that we ask, and when. */
export type Reading = Extract<Line, { readonly at: string }>;

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

/** After how many days without a complete run a feed's channel counts as late; undefined for one that the text does not know. */
export function lateAfterDays(timetable: FeedTimetable, feed: Feed, channel: string): number | undefined {
  return timetable[feed][channel]?.lateAfter;
}

/** What becomes of a channel's rows that show drift; what the text does not know is kept and told. */
export function driftModeOf(timetable: FeedTimetable, feed: Feed, channel: string): DriftMode {
  return timetable[feed][channel]?.drift ?? 'evolve';
}
