import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, filledText, instantText } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** The kinds of claim; the record decides by `started` so far and keeps the others. */
const claimKinds = [
  'started',
  'not_starting',
  'not_yet',
  'changed_provider',
  'changed_course',
  'placement',
  'paused',
  'withdrew',
  'contact_email',
  'contact_phone',
  'contact_address',
  'preferred_name',
  'pulse',
  'first_post',
  'intention',
  'dispute',
  'confirm_same_person',
] as const;

/** A person's own word (ours.yaml claim), as our pages will send it and as it comes in a file: who, what, from which day. */
const claimSchema = z.looseObject({
  key: filledText,
  at: instantText,
  row: z.looseObject({
    who: filledText,
    kind: z.enum(claimKinds, { error: 'a kind of claim that the code list holds' }),
    on: dateText.nullish(),
    author: z.enum(['person', 'support', 'assistant'], { error: 'person, support or assistant' }).nullish(),
    withdrawn_at: instantText.nullish(),
  }),
});
type ClaimRow = z.infer<typeof claimSchema>;

export function readClaimRow(raw: Uint8Array): RowReading {
  return readJsonRow<ClaimRow>(raw, {
    schema: claimSchema,
    notRead: ['row.value', 'row.verified_at'],
    keyField: 'key',
    keyIn: (value) => textMember(value, 'key'),
    map: mapClaim,
  });
}

function mapClaim({ key, at, row }: ClaimRow): ReadRow {
  const saidAt = parseInstant(row.withdrawn_at ?? at) ?? null;
  return {
    key,
    assertedAt: saidAt,
    statements: statementsOf({
      who: row.who,
      kind: row.kind,
      on: row.on?.slice(0, 10),
      said_at: at,
      author: row.author ?? 'person',
      withdrawn_at: row.withdrawn_at,
    }),
    unknown: [],
  };
}
