import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, email, filledText, instantText, text, trn } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** Somebody signed in (ours.yaml): which account, its address, and what its issuer vouches for. */
const signInSchema = z.looseObject({
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
    who: text.nullish(),
  }),
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

function mapSignIn({ key, at, row }: SignInRow): ReadRow {
  return {
    key,
    assertedAt: parseInstant(row.at ?? at) ?? null,
    statements: statementsOf({
      issuer: row.issuer,
      subject: row.subject,
      email: row.email?.trim(),
      email_verified: row.email_verified,
      trn: row.trn,
      verified_name: row.verified_name,
      verified_date_of_birth: row.verified_date_of_birth?.slice(0, 10),
      who: row.who,
    }),
    unknown: [],
  };
}
