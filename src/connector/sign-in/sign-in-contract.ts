import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isPersonFeed } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { dateText, email, filledText, instantText, text, trn } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/**
 * Somebody signed in (ours.yaml): which account, its address, and what its issuer vouches for. A subject means something
 * only beside its issuer, so both make the key; an address is no identity.
 */
const signInSchema = z
  .looseObject({
    key: filledText,
    at: instantText,
    row: z.looseObject({
      issuer: z.enum(['one-login', 'teacher-auth', 'development'], { error: 'one-login, teacher-auth or development' }),
      subject: filledText,
      email: email.nullish(),
      email_verified: z.boolean({ error: 'true or false' }).nullish(),
      trn: trn.nullish(),
      verified_name: text.nullish(),
      verified_date_of_birth: dateText.nullish(),
      at: instantText.nullish(),
      who: text
        .refine((who) => isOfAPerson(who), {
          error: 'a record of a person, feed:key',
          params: { problem: 'unknown_record' },
        })
        .nullish(),
    }),
  })
  .refine(({ key, row }) => key === `${row.issuer} ${row.subject}`, {
    path: ['key'],
    error: 'the issuer and the subject, with a space between them',
    params: { problem: 'invalid_identifier' },
  });
type SignInRow = z.infer<typeof signInSchema>;

export function readSignInRow(raw: Uint8Array): RowReading {
  return readJsonRow<SignInRow>(raw, {
    schema: signInSchema,
    keyField: 'key',
    keyIn: (value) => textMember(value, 'key'),
    map: mapSignIn,
  });
}

/** Of what one sign-in does not tell, what an earlier one told stands: above all whose account it is. */
function mapSignIn({ key, at, row }: SignInRow): ReadRow {
  const all: Readonly<Record<string, Json | undefined>> = {
    issuer: row.issuer,
    subject: row.subject,
    email: row.email?.trim(),
    // An address of which nobody says that it was proved counts as unproved.
    email_verified: row.email == null ? undefined : (row.email_verified ?? false),
    trn: row.trn ?? undefined,
    verified_name: row.verified_name ?? undefined,
    verified_date_of_birth: row.verified_date_of_birth?.slice(0, 10),
    who: row.who ?? undefined,
  };
  const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return {
    key,
    assertedAt: parseInstant(row.at ?? at) ?? null,
    statements: statementsOf(told),
    speaksOf: Object.keys(told),
    unknown: [],
  };
}

function isOfAPerson(who: string): boolean {
  const ref = parseRef(who);
  return ref !== undefined && isPersonFeed(ref.feed);
}
