import fc from 'fast-check';
import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { clusterRecords } from '#identity/cluster.ts';
import { isIdentifierKind } from '#identity/identifier.ts';
import type { LinkDecision } from '#identity/link-decision.ts';
import { linkAgain } from '#job/match/apply-decision.ts';
import { keepApart, linkByHand, splitOff } from '#job/match/decide-links.ts';
import { readLikely } from '#job/match/read-likely.ts';
import { undo } from '#job/match/undo.ts';
import { formatRef, parseRef, type RecordRef } from '#source/record-ref.ts';
import { readLinkDecisions } from '#store/link-decision.ts';
import { inPage } from '#store/page-store.ts';
import { policy } from './ledger.ts';

/** Something that a steward decides about whose records of a made-up history are. */
export type MadeUpLink = { readonly word: 'link' | 'apart' | 'split'; readonly about: readonly RecordRef[] };

const ref: fc.Arbitrary<RecordRef> = fc.oneof(
  fc.record({ feed: fc.constant('apply-application' as const), key: fc.constantFrom('1001', '1002', '1003') }),
  fc.record({ feed: fc.constant('register-trainee' as const), key: fc.constantFrom('ana-r', 'ben-s') }),
  fc.record({ feed: fc.constant('apply-candidate' as const), key: fc.constantFrom('C501', 'C502') }),
);

const about = fc.uniqueArray(ref, { minLength: 1, maxLength: 3, selector: formatRef });

export const madeUpLinks: fc.Arbitrary<readonly MadeUpLink[]> = fc.array(
  fc.record({ word: fc.constantFrom('link' as const, 'apart' as const, 'split' as const), about }),
  { maxLength: 6 },
);

const given = {
  decider: 'steward',
  author: 'steward',
  second: 'another',
  reason: 'as told',
  evidence: {},
  task: null,
} as const;

/**
 * About records that are one person nothing can be linked, and about those of several nothing split: then the other is
 * done, so that most of what is made up decides something.
 * @returns the id of the decision; null where it was refused all the same
 */
export async function decideLink(pool: Pool, { word, about: refs }: MadeUpLink): Promise<string | null> {
  const make = { link: linkByHand, apart: keepApart, split: splitOff };
  return inPage(pool)(async (store) => {
    const { members } = await store.readRelated(refs, []);
    const held = refs.filter((each) =>
      members.some((member) => member.person !== null && formatRef(member.ref) === formatRef(each)),
    );
    const first = await make[word](store, held, given, policy);
    const outcome = first.ok || held.length === 0 ? first : await otherwise(first.problem.kind, store, held);
    return outcome.ok && outcome.value.kind === 'applied' ? outcome.value.decision : null;
  });
}

function otherwise(problem: string, store: Parameters<typeof linkByHand>[0], held: readonly RecordRef[]) {
  return problem === 'several-people' || problem === 'nobody-left'
    ? linkByHand(store, held, given, policy)
    : splitOff(store, held.slice(0, 1), given, policy);
}

export async function undoLink(pool: Pool, decision: string): Promise<void> {
  const outcome = await inPage(pool)((store) => undo(store, decision, given, policy));
  if (!outcome.ok) throw new Error(`It cannot be undone: ${outcome.problem.kind}`);
}

/** A decision with its parts, which says the same whenever it is made, and may contradict another. */
export const madeUpParts: fc.Arbitrary<readonly Pick<LinkDecision, 'kind' | 'parts' | 'decider'>[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom('must' as const, 'cannot' as const, 'split' as const),
      decider: fc.constantFrom('steward' as const, 'steward' as const, 'person' as const),
      about: fc.uniqueArray(ref, { minLength: 2, maxLength: 4, selector: formatRef }),
    })
    .map(({ kind, decider, about: refs }) => ({
      kind,
      decider,
      parts: kind === 'must' ? [refs] : [refs.slice(0, 1), refs.slice(1)],
    })),
  { maxLength: 3 },
);

/** Records it as it is, also where a steward would be refused: so decisions meet in every way. */
export async function decideParts(pool: Pool, what: Pick<LinkDecision, 'kind' | 'parts' | 'decider'>): Promise<void> {
  await inPage(pool)(async (store) => {
    const { author, reason, evidence } = given;
    await store.addLinkDecision({
      ...what,
      id: newId(),
      author,
      secondAuthor: null,
      reason,
      evidence,
      modelVersion: null,
    });
    const { members } = await store.readRelated(what.parts.flat(), []);
    const held = members.filter(({ person }) => person !== null).map(({ ref: each }) => each);
    if (held.length > 0) await linkAgain(store, await store.readReached(held, []), policy);
  });
}

/** Who is whom when all records and decisions are looked at together; what grew page by page must agree. */
export async function partitionAtOnce(pool: Pool): Promise<readonly (readonly string[])[]> {
  const { rows } = await pool.query<{ name: string; kinds: readonly string[]; values: readonly string[] }>(
    `select feed || ':' || record_key as name, array_agg(kind) as kinds, array_agg(value) as values from record_identifier group by 1`,
  );
  const members = rows.flatMap(({ name, kinds, values }) => {
    const named = parseRef(name);
    const identifiers = kinds.flatMap((kind, index) =>
      isIdentifierKind(kind) ? [{ kind, value: values[index] ?? '' }] : [],
    );
    return named === undefined ? [] : [{ ref: named, identifiers, person: null }];
  });
  const decisions = await readLinkDecisions(
    { client: pool },
    members.map((each) => each.ref),
  );
  const likely = await inPage(pool)((store) =>
    readLikely(
      store,
      members.map((each) => each.ref),
      policy.matching,
    ),
  );
  return clusterRecords(members, decisions, likely)
    .clusters.map((cluster) => cluster.members.map((each) => formatRef(each.ref)).toSorted())
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
