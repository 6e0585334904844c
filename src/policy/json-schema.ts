import { z } from 'zod';
import { accessSchema } from './access.ts';
import { authoritySchema } from './authority.ts';
import { calendarSchema } from './calendar.ts';
import { cohortSchema } from './cohort.ts';
import { contactSchema } from './contact.ts';
import { feedSchema } from './feed-timetable.ts';
import { journeySchema } from './journey.ts';
import { lagSchema } from './lag.ts';
import { retentionSchema } from './retention.ts';

const schemas = {
  access: accessSchema,
  authority: authoritySchema,
  calendar: calendarSchema,
  cohort: cohortSchema,
  contact: contactSchema,
  feed: feedSchema,
  journey: journeySchema,
  lag: lagSchema,
  retention: retentionSchema,
};

/** The JSON schemas in `policy/schema/`, by file name: what an editor completes and checks the texts by. */
export function policySchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
  );
}
