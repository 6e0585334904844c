import { z } from 'zod';
import { rhythm, timeOfDay } from '../feed-timetable.ts';

/** `policy/identity/check.yaml`: when everybody is matched again, and how much of the outcome is kept. */
export const checkSchema = z.strictObject({
  at: timeOfDay.transform((time): [string] => [time]),
  every: rhythm,
  lateAfter: z
    .string()
    .regex(/^[1-9]\d*d$/, 'a number of days such as 3d')
    .transform((text) => Number(text.slice(0, -1))),
  peopleAtOnce: z.int().positive(),
  mostQuestions: z.int().nonnegative(),
  listed: z.int().positive(),
});

export type CheckPolicy = z.infer<typeof checkSchema>;
