import { z } from 'zod';
import { isPersonFeed } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { dateText, email, filledText, freeText, instantText, text, urn } from '../field.ts';

const said = {
  who: filledText.refine((who) => isOfAPerson(who), {
    error: 'the record of the person who says it, feed:key',
    params: { problem: 'unknown_record' },
  }),
  on: dateText.nullish(),
  verified_at: instantText.nullish(),
  author: z.enum(['person', 'support', 'assistant'], { error: 'person, support or assistant' }).nullish(),
  withdrawn_at: instantText.nullish(),
};

const score = '1, 2 or 3';

const telephone = text.refine((value) => /^\+?[\d\s()-]{7,20}$/.test(value.trim()), { error: 'a telephone number' });

const record = filledText.refine((value) => parseRef(value) !== undefined, { error: 'feed:key' });

/** What each kind of claim says beside its day (ours.yaml, value_by_kind). */
export const claimRow = z.discriminatedUnion(
  'kind',
  [
    nothing('started'),
    nothing('not_yet'),
    nothing('paused'),
    free('not_starting'),
    needed('changed_provider', z.object({ provider_code: filledText, course_code: text.nullish() })),
    needed('changed_course', z.object({ course_code: filledText })),
    needed('placement', z.object({ urn, until: dateText.nullish() })),
    needed('withdrew', z.object({ reasons: z.array(freeText, { error: 'a list of reasons' }) })),
    needed('contact_email', email),
    needed('contact_phone', telephone),
    needed('contact_address', z.object({ lines: z.array(text).min(1, 'a line at least'), postcode: filledText })),
    needed('preferred_name', filledText),
    needed('pulse', z.object({ score: z.int().min(1, score).max(3, score), text: freeText.nullish() })),
    needed('first_post', z.object({ urn, role: text.nullish() })),
    needed('intention', freeText),
    needed('dispute', z.object({ attribute: filledText, says: freeText })),
    needed('confirm_same_person', z.object({ records: z.array(record).min(1, 'a record at least') })),
  ],
  { error: 'a kind of claim that the code list holds' },
);
export type ClaimRow = z.infer<typeof claimRow>;

/** Kinds without more to say than their day. */
function nothing<Kind extends string>(kind: Kind) {
  return z.looseObject({ ...said, kind: z.literal(kind), value: z.null({ error: 'nothing' }).optional() });
}

function free<Kind extends string>(kind: Kind) {
  return z.looseObject({ ...said, kind: z.literal(kind), value: freeText.nullish() });
}

/** Only who takes a claim back may leave out what it said. */
function needed<Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) {
  return z
    .looseObject({ ...said, kind: z.literal(kind), value: value.nullish() })
    .refine((row) => row.value != null || row.withdrawn_at != null, { path: ['value'], error: 'what the person says' });
}

function isOfAPerson(who: string): boolean {
  const ref = parseRef(who);
  return ref !== undefined && isPersonFeed(ref.feed);
}
