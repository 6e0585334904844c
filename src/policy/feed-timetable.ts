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
});

export const timetabledFeeds = [
  'publish-provider',
  'publish-course',
  'apply-application',
  'register-trainee',
  'register-sign-off',
  'register-export',
  'claim',
] as const;

export const feedSchema = z.record(z.enum(timetabledFeeds), reading);

/** `policy/feed.yaml`, parsed: when each feed is read. */
export type FeedTimetable = z.infer<typeof feedSchema>;
export type Reading = z.infer<typeof reading>;
