import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { ContradictionKind } from '#policy/lag.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef } from '#source/record-ref.ts';
import type { ContradictionAnswer, Side } from './answer.ts';
import { birthdayMismatch } from './birthday-mismatch.ts';
import type { When } from './evidence/evidence.ts';
import { numberConflict } from './number-conflict.ts';
import type { PersonView } from './person-view.ts';
import { addWorkingDays } from './working-day.ts';

type Found = { readonly kind: ContradictionKind; readonly sides: readonly Side[]; readonly from: PlainDate };

/** Contradictions about who somebody is, whatever becomes of their training. */
export function personContradictions(view: PersonView, when: When, policy: Policy): readonly ContradictionAnswer[] {
  const found = findConflict(view, policy);
  return found === undefined || when.judged < found.from ? [] : [describe(found, view, policy)];
}

/** Sources differ about somebody, and one of them may only be behind. */
export function isPersonLag(view: PersonView, when: When, policy: Policy): boolean {
  const found = findConflict(view, policy);
  return found !== undefined && when.judged < found.from;
}

/** The day from which such a difference counts as a contradiction. */
export function personContradictionFrom(view: PersonView, policy: Policy): PlainDate | undefined {
  return findConflict(view, policy)?.from;
}

/** Of two people under one number that their birthdays differ is no second contradiction. */
function findConflict(view: PersonView, policy: Policy): Found | undefined {
  const conflict = numberConflict(view);
  const [from] = conflict
    .map(({ said }) => londonDate(said.assertedAt))
    .toSorted()
    .toReversed();
  if (from !== undefined) return { kind: 'trn_conflict', sides: conflict.map(({ side }) => side), from };
  const mismatch = birthdayMismatch(view, policy);
  return mismatch && { kind: 'attribute_mismatch', sides: mismatch.sides.map(({ side }) => side), from: mismatch.from };
}

function describe({ kind, sides, from }: Found, { records }: PersonView, policy: Policy): ContradictionAnswer {
  const { dueWorkingDays, owner, pauses } = policy.lag.contradiction[kind];
  const [first] = records;
  return {
    id: `${kind}/${first === undefined ? '' : formatRef(first.ref)}`,
    kind,
    sides,
    opened: from,
    due: addWorkingDays(from, dueWorkingDays, policy),
    owner,
    pauses,
    state: 'open',
  };
}
