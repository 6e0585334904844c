import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import type { ReadRow, RowReading } from '#observation/reading.ts';
import { isRequestStatus } from '#source/trs-request.ts';
import { email, filledText, instantText, text, trn } from '../field.ts';
import { readJsonRow, textMember, without } from '../read-row.ts';
import { statementsOf } from '../statement.ts';

const person = z.looseObject({ trn });
const envelope = { id: filledText, source: text.nullish(), time: instantText };

/** An event of the Teaching Record System, its headers and its data in one (ours.yaml). */
const eventSchema = z.discriminatedUnion(
  'type',
  [
    z.looseObject({
      ...envelope,
      type: z.literal('trn_request.completed'),
      data: z.looseObject({
        trnRequest: z.looseObject({
          requestId: text.nullish(),
          oneLoginUserSubject: text.nullish(),
          status: text.nullish(),
          trn: trn.nullish(),
        }),
      }),
    }),
    z.looseObject({
      ...envelope,
      type: z.literal('one_login_user.updated'),
      data: z.looseObject({
        oneLoginUser: z.looseObject({ subject: filledText, emailAddress: email.nullish() }),
        connectedPerson: person.nullish(),
      }),
    }),
    z.looseObject({
      ...envelope,
      type: z.literal('person.deactivated'),
      data: z.looseObject({ deactivatedPerson: person, mergedWithPerson: person.nullish() }),
    }),
  ],
  { error: 'a type of event that the contract holds' },
);
type EventRow = z.infer<typeof eventSchema>;

export function readTrsEvent(raw: Uint8Array): RowReading {
  return readJsonRow<EventRow>(raw, {
    schema: eventSchema,
    notRead: ['data.trnRequest.potentialDuplicate', 'data.trnRequest.accessYourTeachingQualificationsLink'],
    keyField: 'id',
    keyIn: (value) => textMember(value, 'id'),
    cut: withoutAlert,
    map: mapEvent,
  });
}

/** Events of alerts never come as far; an event of a kind that we do not know yet may still tell of one. */
function withoutAlert(value: Json): Json | undefined {
  const data = memberOf(value, 'data');
  const cut = data === undefined ? undefined : without(data, forbidden);
  return cut === undefined || value === null || typeof value !== 'object' ? undefined : { ...value, data: cut };
}

const forbidden: ReadonlySet<string> = new Set(['alert', 'alerts']);

function mapEvent(row: EventRow): ReadRow {
  const status = row.type === 'trn_request.completed' ? row.data.trnRequest.status : null;
  return {
    key: row.id,
    assertedAt: parseInstant(row.time) ?? null,
    statements: statementsOf({ type: row.type, ...saidBy(row) }),
    unknown: status == null || isRequestStatus(status) ? [] : [{ attribute: 'status', value: status.slice(0, 100) }],
  };
}

function saidBy(row: EventRow): Readonly<Record<string, string | null | undefined>> {
  switch (row.type) {
    case 'trn_request.completed': {
      const { requestId, oneLoginUserSubject, status, trn: number } = row.data.trnRequest;
      return { request_id: requestId, subject: oneLoginUserSubject, status, trn: number };
    }
    case 'one_login_user.updated':
      return {
        subject: row.data.oneLoginUser.subject,
        email_address: row.data.oneLoginUser.emailAddress,
        trn: row.data.connectedPerson?.trn,
      };
    case 'person.deactivated':
      return {
        trn: row.data.deactivatedPerson.trn,
        status: 'Deactivated',
        merged_with: row.data.mergedWithPerson?.trn,
      };
  }
}
