import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ExpectedColumns } from '#observation/column.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { parseContactType, parseTruth } from '#source/crm-option.ts';
import { dateText, email, filledText, instantText, text } from '../field.ts';
import { readCsvRow } from '../read-csv-row.ts';
import { textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** A consent that is neither yes nor no is never guessed: the row waits for somebody to look. */
const flag = text.refine((value) => parseTruth(value) !== undefined, { error: 'yes or no' });

/**
 * A contact of Get Into Teaching's CRM (ours.yaml). Its copies of Apply are kept as they came and never read: they are an
 * echo of Apply, and no second witness.
 */
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

const notRead = ['dfe_candidateapplystatus', 'dfe_applylastmodifiedon'];

export const contactColumns: ExpectedColumns = {
  required: ['contactid', 'emailaddress1', 'modifiedon', 'donotbulkemail', 'donotemail', 'optoutsms'],
  optional: [
    'emailaddress2',
    'firstname',
    'lastname',
    'birthdate',
    'telephone1',
    'address1_postalcode',
    'dfe_applyid',
    'type',
    'consent_changed_at',
    'statecode',
    ...notRead,
  ],
};

export function readContactRow(raw: Uint8Array): RowReading {
  return readCsvRow<ContactRow>(
    raw,
    {
      schema: contactSchema,
      notRead,
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
      type: row.type == null ? null : (parseContactType(row.type) ?? row.type),
      no_bulk_email: isYes(row.donotbulkemail),
      no_email: isYes(row.donotemail),
      no_sms: isYes(row.optoutsms),
      consent_changed_at: row.consent_changed_at,
      is_inactive: isYes(row.statecode),
    }),
    unknown:
      row.type == null || parseContactType(row.type) !== undefined
        ? []
        : [{ attribute: 'type', value: row.type.slice(0, 100) }],
  };
}

function isYes(value: string | null | undefined): boolean | null {
  return value == null ? null : (parseTruth(value) ?? null);
}
