import type { Assignment, NewLink } from '#identity/assign.ts';
import { formatRef } from '#source/record-ref.ts';
import { plainList, refColumns } from './list.ts';
import type { PageTransaction } from './page-transaction.ts';

/** Writes the people, the decisions and the links that follow from them; what was linked elsewhere is closed, not lost. */
export async function saveAssignment(
  { client, recordedAt }: PageTransaction,
  { created, links, merged, split }: Assignment,
  newId: () => string,
): Promise<void> {
  const linked = links.map((link) => ({ ...link, id: newId() }));
  const redirected = merged.map((merge) => ({ ...merge, id: newId() }));
  const parted = split.map((each) => ({ ...each, id: newId() }));
  const moved = links.filter((link) => link.from !== null).map((link) => link.ref);
  const restored = split.filter(({ isRestored }) => isRestored).map(({ into }) => into);
  const write = (name: string, text: string, values: readonly unknown[]): Promise<unknown> =>
    client.query({ name, text, values: [recordedAt, ...values] });
  const writeAny = (rows: readonly unknown[], name: string, text: string, values: readonly unknown[]) =>
    rows.length === 0 ? undefined : write(name, text, values);
  const people = write('add-people', 'insert into person (id, recorded_from) select unnest($2::uuid[]), $1', [
    plainList(created),
  ]);
  const decisions = write(
    'add-decisions',
    `insert into decision (id, kind, rule, author, detail, recorded_from)
     select id, kind, rule, 'rule', detail, $1 from unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[]) as each (id, kind, rule, detail)`,
    [
      [...linked, ...redirected, ...parted].map((each) => each.id),
      [...linked.map((each) => each.kind), ...redirected.map(() => 'merge'), ...parted.map(() => 'split')],
      [
        ...linked.map((each) => each.rule),
        ...redirected.map(() => 'records met'),
        ...parted.map(() => 'records parted'),
      ],
      [
        ...linked.map((each) =>
          JSON.stringify({ record: formatRef(each.ref), person: each.person, ...likenessOf(each) }),
        ),
        ...redirected.map(({ from, into, survivor }) => JSON.stringify({ from, into, survivor })),
        ...parted.map(({ from, into, stays, isRestored }) => JSON.stringify({ from, into, stays, isRestored })),
      ],
    ],
  );
  const closed = writeAny(
    moved,
    'close-links',
    `update link set recorded_to = $1 from unnest($2::text[], $3::text[]) as each (feed, record_key)
     where link.feed = each.feed and link.record_key = each.record_key and recorded_to is null`,
    refColumns(moved),
  );
  const opened = write(
    'add-links',
    `insert into link (feed, record_key, person_id, decision_id, recorded_from)
     select feed, record_key, person_id, decision_id, $1 from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[]) as each (feed, record_key, person_id, decision_id)`,
    [
      ...refColumns(links.map((link) => link.ref)),
      plainList(links.map((link) => link.person)),
      plainList(linked.map((each) => each.id)),
    ],
  );
  const returned = writeAny(
    restored,
    'close-redirects',
    'update redirect set recorded_to = $1 where from_person = any($2::uuid[]) and recorded_to is null',
    [plainList(restored)],
  );
  const redirects = writeAny(
    redirected,
    'add-redirects',
    `insert into redirect (from_person, into_person, decision_id, recorded_from)
     select from_person, into_person, decision_id, $1 from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as each (from_person, into_person, decision_id)`,
    [redirected.map((each) => each.from), redirected.map((each) => each.into), redirected.map((each) => each.id)],
  );
  await Promise.all([people, decisions, closed, opened, returned, redirects]);
}

/** Which pair spoke, how loudly, and by which model; its steps are in record_edge. */
function likenessOf({ edge }: NewLink): object {
  if (edge === undefined) return {};
  const { left, right, bits, probability, model } = edge;
  return { left: formatRef(left), right: formatRef(right), bits, probability, model };
}
