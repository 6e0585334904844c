import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isPersonFeed } from '#source/feed.ts';
import { parseRef } from '#source/record-ref.ts';
import { filledText, instantText, text } from '../field.ts';
import { readJsonRow, textMember } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

/** How a message ended; `permanent-failure`: the address does not exist. */
const endings = ['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure'] as const;

/**
 * A delivery receipt as Notify posts it to us. Whose message it was says `who` or, as in a receipt of Notify's own, the
 * reference that we gave it: `feed:key` of a source record.
 */
const receiptSchema = z
  .looseObject({
    id: filledText,
    who: text.nullish(),
    reference: text.nullish(),
    to: filledText,
    status: z.enum(endings, { error: 'an ending that the code list holds' }),
    notification_type: z.enum(['email', 'sms'], { error: 'email or sms' }),
    created_at: instantText.nullish(),
    sent_at: instantText.nullish(),
    completed_at: instantText.nullish(),
  })
  .refine((receipt) => isOfAPerson(whoOf(receipt)), {
    path: ['reference'],
    error: 'the record of the person whom we wrote to, feed:key',
    params: { problem: 'unknown_record' },
  });
type Receipt = z.infer<typeof receiptSchema>;

export function readReceipt(raw: Uint8Array): RowReading {
  return readJsonRow<Receipt>(raw, {
    schema: receiptSchema,
    notRead: ['template_id', 'template_version'],
    keyField: 'id',
    keyIn: (value) => textMember(value, 'id'),
    map: mapReceipt,
  });
}

function mapReceipt(receipt: Receipt): ReadRow {
  const { id, to, status, notification_type, created_at, sent_at, completed_at } = receipt;
  return {
    key: id,
    assertedAt: parseInstant(completed_at ?? sent_at ?? created_at ?? '') ?? null,
    statements: statementsOf({ who: whoOf(receipt), to, status, notification_type, completed_at }),
    unknown: [],
  };
}

type Addressed = { readonly who?: string | null | undefined; readonly reference?: string | null | undefined };

function whoOf({ who, reference }: Addressed): string {
  return who ?? reference ?? '';
}

function isOfAPerson(who: string): boolean {
  const ref = parseRef(who);
  return ref !== undefined && isPersonFeed(ref.feed);
}
