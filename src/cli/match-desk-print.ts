import { formatRef } from '#source/record-ref.ts';
import type { MadeDecision } from '#store/made-decision.ts';
import type { TaskDetail } from '#store/review-queue.ts';
import type { Touched } from '#store/touched.ts';
import { printTable } from './print.ts';

/** A question for a terminal: a line an attribute, a column a record, and a mark where they differ. */
export function printTask({
  id,
  kind,
  state,
  evidence,
  events,
  holders,
  made,
}: TaskDetail & { readonly made: readonly MadeDecision[] }): void {
  const { records, more } = evidence;
  console.log(`${id}: ${kind}, ${state}\n`);
  const attributes = [...new Set(records.flatMap(({ said }) => said.map(({ attribute }) => attribute)))];
  printTable(
    ['', '', ...records.map(({ record }) => record)],
    [
      ['group', '', ...records.map(({ part }) => part + 1)],
      ...attributes.map((attribute) => {
        const values = records.map(({ said }) =>
          said
            .filter((each) => each.attribute === attribute)
            .map(({ value }) => value)
            .join('; '),
        );
        const told = new Set(values.filter((value) => value !== ''));
        return [attribute, told.size > 1 ? 'differ' : '', ...values];
      }),
    ],
  );
  if (more > 0) console.log(`and ${more} more records`);
  console.log(
    `\nheld now as ${new Set(holders.map(({ person }) => person)).size} people: ${holders.map(({ ref }) => formatRef(ref)).join(', ')}`,
  );
  if (evidence.cause !== undefined) console.log(`the nightly check: ${evidence.cause.replaceAll('-', ' ')}`);
  for (const { what, author, decidedAt, reason } of made)
    console.log(`decided ${decidedAt}: ${what}, by ${author}${reason === null ? '' : `: ${reason}`}`);
  for (const each of events)
    console.log(
      `${each.recordedFrom} ${each.kind} by ${each.author}${each.until === null ? '' : ` until ${each.until}`}${each.reason === null ? '' : `: ${each.reason}`}`,
    );
}

export function printTouched({ decidedAt, joined, decisions, messages, readBy }: Touched): void {
  console.log(`since ${decidedAt}:`);
  console.log(`  records that joined   ${joined.length === 0 ? 'none' : joined.join(', ')}`);
  console.log(
    `  decisions by hand     ${decisions.length === 0 ? 'none' : decisions.map(({ kind, at }) => `${kind} ${at}`).join(', ')}`,
  );
  console.log(`  receipts of messages  ${messages}`);
  console.log(`  given to clients      ${readBy.length === 0 ? 'none' : readBy.join(', ')}`);
}
