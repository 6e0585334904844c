import type { NumberEvent } from '#identity/number-event.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { plainList, refColumns, textList } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';

/** Decisions of the regulator about its own numbers, each tied to the number's record. */
export async function addNumberEvents(
  { client, recordedAt }: PageTransaction,
  events: readonly { readonly id: string; readonly kind: NumberEvent; readonly ref: RecordRef }[],
): Promise<void> {
  const ids = plainList(events.map(({ id }) => id));
  await Promise.all([
    client.query({
      name: 'add-number-events',
      text: `insert into decision (id, kind, rule, author, detail, recorded_from)
             select id, kind, 'told by the regulator', 'rule', detail, $1 from unnest($2::uuid[], $3::text[], $4::jsonb[]) as each (id, kind, detail)`,
      values: [
        recordedAt,
        ids,
        plainList(events.map(({ kind }) => kind)),
        textList(events.map(({ ref }) => JSON.stringify({ record: formatRef(ref) }))),
      ],
    }),
    client.query({
      name: 'add-number-event-records',
      text: `insert into decision_record (feed, record_key, decision_id) select * from unnest($1::text[], $2::text[], $3::uuid[])`,
      values: [...refColumns(events.map(({ ref }) => ref)), ids],
    }),
  ]);
}
