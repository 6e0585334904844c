import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { dateText, email, filledText, instantText, text } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** CSV says yes and no in several ways; anything else is no answer. */
const flag = z.enum(['true', 'false', 'True', 'False', '1', '0', 'Yes', 'No'], { error: 'true or false' });

/** A contact of Get Into Teaching's CRM (ours.yaml). Its copies of Apply's statuses are kept as they came and never read. */
const contactSchema = z.looseObject({
  contactid: filledText,
  emailaddress1: email,
  emailaddress2: email.nullish(),
  firstname: text.nullish(),
  lastname: text.nullish(),
  birthdate: dateText.nullish(),
  telephone1: text.nullish(),
  address1_postalcode: text.nullish(),
  dfe_applyid: text.nullish(),
  type: text.nullish(),
  donotbulkemail: flag.nullish(),
  donotemail: flag.nullish(),
  optoutsms: flag.nullish(),
  consent_changed_at: instantText.nullish(),
  modifiedon: instantText,
  statecode: z.enum(['0', '1'], { error: '0 or 1' }).nullish(),
});
type ContactRow = z.infer<typeof contactSchema>;

/** The columns without which a file is not this export. */
export const contactColumns: readonly string[] = ['contactid', 'emailaddress1', 'modifiedon'];

export function readContactRow(raw: Uint8Array): RowReading {
  return readCsvRow<ContactRow>(
    raw,
    {
      schema: contactSchema,
      notRead: ['dfe_candidateapplystatus', 'dfe_applylastmodifiedon'],
      keyField: 'contactid',
      keyIn: (value) => textMember(value, 'contactid'),
      map: mapContact,
    },
    new Set(),
  );
}

function mapContact(row: ContactRow): ReadRow {
  return {
    key: row.contactid,
    assertedAt: parseInstant(row.modifiedon) ?? null,
    statements: statementsOf({
      email: row.emailaddress1.trim(),
      second_email: row.emailaddress2?.trim(),
      first_name: row.firstname,
      last_name: row.lastname,
      date_of_birth: row.birthdate?.slice(0, 10),
      phone_number: row.telephone1,
      postcode: row.address1_postalcode,
      candidate_id: row.dfe_applyid,
      type: row.type,
      no_bulk_email: isYes(row.donotbulkemail),
      no_email: isYes(row.donotemail),
      no_sms: isYes(row.optoutsms),
      consent_changed_at: row.consent_changed_at,
      is_inactive: isYes(row.statecode),
    }),
    unknown: [],
  };
}

function isYes(value: string | null | undefined): boolean | null {
  return value == null ? null : ['true', 'True', '1', 'Yes'].includes(value);
}
