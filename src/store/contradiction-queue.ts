import type { Pool } from 'pg';
import type { PlainDate } from '#kernel/plain-date.ts';
import { type ContradictionKind, contradictionKinds } from '#policy/lag.ts';
import { oneOf } from './review-task.ts';
import { readDate } from './row.ts';

/** A contradiction as the queue shows it: never with what anybody says. */
export type QueuedContradiction = {
  readonly id: string;
  readonly kind: ContradictionKind;
  readonly owner: string;
  readonly opened: PlainDate;
  readonly due: PlainDate;
  readonly state: 'open' | 'resolved';
  /** By what the person is named in an address. */
  readonly who: string;
};

/** `late`: open, and due before today. */
export const contradictionStates = ['open', 'late', 'resolved'] as const;

export type WantedContradictions = {
  readonly kind: ContradictionKind | null;
  readonly owner: string | null;
  readonly state: (typeof contradictionStates)[number];
};

/** What is due first comes first. */
export async function listContradictions(
  pool: Pool,
  { kind, owner, state }: WantedContradictions,
  today: PlainDate,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly contradictions: readonly QueuedContradiction[] }> {
  const { rows } = await pool.query({
    name: 'list-contradictions',
    text: `with wanted as (
             select * from person_contradiction
             where state = case when $3 = 'resolved' then 'resolved' else 'open' end and ($3 <> 'late' or due < $4)
               and ($1::text is null or kind = $1) and ($2::text is null or owner = $2)
           )
           select id, kind, owner, opened, due, state, who, (select count(*)::int from wanted) as total
           from wanted join person_status using (person_id) order by due, person_id, id limit $6 offset $5`,
    values: [kind, owner, state, today, offset, limit],
  });
  return { total: rows[0]?.total ?? 0, contradictions: rows.map(toQueued) };
}

/** How many of a kind with somebody are open, and how many of these are late. */
export type OpenCount = {
  readonly kind: ContradictionKind;
  readonly owner: string;
  readonly open: number;
  readonly late: number;
};

export async function countContradictions(pool: Pool, today: PlainDate): Promise<readonly OpenCount[]> {
  const { rows } = await pool.query({
    name: 'count-contradictions',
    text: `select kind, owner, count(*)::int as open, (count(*) filter (where due < $1))::int as late
           from person_contradiction where state = 'open' group by kind, owner order by kind, owner`,
    values: [today],
  });
  return rows.map(({ kind, owner, open, late }) => ({ kind: oneOf(contradictionKinds, kind), owner, open, late }));
}

/** The same of contradictions at hand, such as those of another day. */
export function isWanted(
  each: QueuedContradiction,
  { kind, owner, state }: WantedContradictions,
  today: PlainDate,
): boolean {
  if (each.state !== (state === 'resolved' ? 'resolved' : 'open')) return false;
  return (
    (kind === null || each.kind === kind) &&
    (owner === null || each.owner === owner) &&
    (state !== 'late' || each.due < today)
  );
}

export function countsOf(all: readonly QueuedContradiction[], today: PlainDate): readonly OpenCount[] {
  const open = all.filter(({ state }) => state === 'open');
  return [...Map.groupBy(open, ({ kind, owner }) => `${kind} ${owner}`).values()].flatMap((some) => {
    const [first] = some;
    const late = some.filter(({ due }) => due < today).length;
    return first === undefined ? [] : [{ kind: first.kind, owner: first.owner, open: some.length, late }];
  });
}

/** Whose it is; an id names the records, so that it is one person's. */
export async function findContradiction(pool: Pool, id: string): Promise<QueuedContradiction | null> {
  const { rows } = await pool.query({
    name: 'find-contradiction',
    text: `select id, kind, owner, opened, due, state, who from person_contradiction join person_status using (person_id) where id = $1`,
    values: [id],
  });
  return rows[0] === undefined ? null : toQueued(rows[0]);
}

type Row = { readonly [Name in 'id' | 'kind' | 'owner' | 'opened' | 'due' | 'state' | 'who']: string };

function toQueued(row: Row): QueuedContradiction {
  const { id, owner, who } = row;
  const state = oneOf(['open', 'resolved'] as const, row.state);
  return {
    id,
    owner,
    who,
    state,
    kind: oneOf(contradictionKinds, row.kind),
    opened: readDate(row.opened),
    due: readDate(row.due),
  };
}
