import { z } from 'zod';

const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/, 'a UTC time, HH:MM');
const days = z
  .string()
  .regex(/^\d+d$/, 'a number of days such as 7d')
  .transform((text) => Number(text.slice(0, -1)));
const minutes = z
  .string()
  .regex(/^\d+m$/, 'a number of minutes such as 5m')
  .transform((text) => Number(text.slice(0, -1)));

const reading = z.strictObject({
  at: timeOfDay,
  every: days,
  overlap: minutes.default(0),
  full: days.optional(),
  otherYears: days.optional(),
  lastFull: days.optional(),
  lateAfter: days,
});

const arrival = z.strictObject({ lateAfter: days });

export const feedSchema = z.strictObject({
  asked: z.strictObject({
    'publish-provider': reading,
    'publish-course': reading,
    'apply-candidate': reading,
    'apply-application': reading,
    'register-trainee': reading,
  }),
  arriving: z.strictObject({ export: arrival, events: arrival, file: arrival, self: arrival, webhook: arrival }),
});

/** `policy/feed.yaml`, parsed: when each feed is read, and when it counts as late. */
export type FeedTimetable = z.infer<typeof feedSchema>;
export type Reading = z.infer<typeof reading>;

/** After how many days without a complete run a feed's channel counts as late; undefined for one that the text does not know. */
export function lateAfterDays({ asked, arriving }: FeedTimetable, feed: string, channel: string): number | undefined {
  const lines = new Map(Object.entries(channel === 'api' ? asked : arriving));
  return lines.get(channel === 'api' ? feed : channel)?.lateAfter;
}
