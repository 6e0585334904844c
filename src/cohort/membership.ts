import { assertNever } from '#kernel/assert-never.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Cohort } from '#policy/cohort.ts';
import { armOf, type Draw, draw, isDrawn, isHeldOut, type Pool, type Sha256 } from './draw.ts';
import type { CohortReason, NeverReason } from './reason.ts';
import type { StandingOn } from './standing-on.ts';

/** A line of the cohort: a member, or somebody who is none, with the reason. */
export type CohortPerson = {
  /** The C-id that is drawn by; the smallest source key of somebody whom Apply does not know. */
  readonly key: string;
  readonly who: string;
  readonly person: string;
  readonly member: boolean;
  /** Null for a member. */
  readonly reason: CohortReason | null;
  readonly alsoFailing: readonly NeverReason[];
  readonly wave: number | null;
  readonly arm: string | null;
  readonly begun: PlainDate | null;
  readonly ended: PlainDate | null;
  readonly stratum: string | null;
  readonly contactable: boolean | null;
  readonly because: readonly string[];
};

/**
 * Who was drawn, by the belief of each draw: the pools of the waves that had closed at the known instant, in order, and
 * the pool as it stood then for a wave that was still to close.
 */
export type Drawing = {
  readonly cohort: Cohort;
  readonly closed: readonly Pool[];
  readonly open: Pool;
  readonly on: PlainDate;
};

/** Everybody's line for a day: the standings as known, and who was drawn as believed when each wave closed (R14). */
export function membersOf(
  standings: Iterable<StandingOn>,
  drawing: Drawing,
  sha256: Sha256,
  drawn = firstDraw(drawing, sha256),
): readonly CohortPerson[] {
  const place = placing(drawing, drawn, sha256);
  return [...standings].flatMap((standing) => linesOf(standing, drawing, place));
}

/** The draw by which everybody is measured: of the first wave that anybody was in. */
export function firstDraw({ cohort, closed, open }: Drawing, sha256: Sha256): Draw {
  return draw(closed.find((pool) => pool.size > 0) ?? open, cohort.draw, sha256);
}

type Placed = {
  readonly wave: number;
  readonly isDrawn: boolean;
  readonly isHeldOut: boolean;
  readonly arm: string;
  /** The stratum in which they were drawn. */
  readonly stratum: string;
};
type Place = (account: string, membership: number, stratum: string) => Placed;

function placing({ cohort, closed }: Drawing, drawn: Draw, sha256: Sha256): Place {
  return (account, membership, present) => {
    const index = closed.findIndex((pool) => (pool.get(account)?.membership ?? 0) >= membership);
    const stratum = closed[index]?.get(account)?.stratum ?? present;
    return {
      wave: index < 0 ? closed.length + 1 : index + 1,
      isDrawn: isDrawn(drawn, account, stratum, cohort.draw, sha256),
      isHeldOut: isHeldOut(account, cohort.draw, sha256),
      arm: armOf(account, cohort.experiment, sha256),
      stratum,
    };
  };
}

function linesOf(standing: StandingOn, drawing: Drawing, place: Place): readonly CohortPerson[] {
  const { span } = standing;
  const { state } = span;
  if (state.kind === 'outside') return [believedThen(standing, drawing, place) ?? outside(standing)];
  const own: Joined = {
    account: span.account ?? standing.who,
    begun: state.begun,
    membership: state.membership,
    stratum: span.stratum,
  };
  const others = standing.duplicates
    .filter(({ begun }) => begun <= drawing.on)
    .map((each) => ({ ...each, membership: 1 }));
  const joined = [own, ...others].map((each) => ({
    ...each,
    placed: place(each.account, each.membership, each.stratum ?? ''),
  }));
  const drawnOnes = joined.filter(({ placed }) => placed.isDrawn).toSorted(earlierFirst);
  const [kept = joined[0]] = drawnOnes;
  if (kept === undefined) return [outside(standing)];
  return [line(standing, kept), ...drawnOnes.filter((each) => each !== kept).map((each) => merged(standing, each))];
}

type Joined = {
  readonly account: string;
  readonly begun: PlainDate;
  readonly membership: number;
  readonly stratum: string | null;
};
type Drawn = Joined & { readonly placed: Placed };

/** A merged person keeps the earlier membership and its arm. */
function earlierFirst(a: Drawn, b: Drawn): number {
  return a.placed.wave - b.placed.wave || compareText(a.begun, b.begun) || compareText(a.account, b.account);
}

function line(standing: StandingOn, { account, begun, placed }: Drawn): CohortPerson {
  const { span, who, person } = standing;
  const plain = { ...plainLine(standing), key: account, who, person, stratum: placed.stratum };
  if (!placed.isDrawn) return { ...plain, reason: 'not_drawn' };
  const { wave, arm } = placed;
  if (placed.isHeldOut) return { ...plain, reason: 'held_out', wave };
  const { state } = span;
  switch (state.kind) {
    case 'inside':
      return { ...plain, member: true, wave, arm, begun };
    case 'ended':
      return { ...plain, reason: state.reason, wave, arm, begun, ended: state.ended };
    case 'outside':
      return outside(standing);
    default:
      return assertNever(state);
  }
}

function merged(standing: StandingOn, { account, begun, placed }: Drawn): CohortPerson {
  const { wave, arm, stratum } = placed;
  const own = standing.duplicates.find((each) => each.account === account)?.because ?? standing.span.because;
  const plain = { ...plainLine(standing), key: account, stratum, because: own };
  return { ...plain, reason: 'merged_duplicate', wave, arm, begun, ended: begun };
}

function outside(standing: StandingOn): CohortPerson {
  const { state } = standing.span;
  const [reason = null, ...alsoFailing] = state.kind === 'outside' ? state.failing : [];
  return { ...plainLine(standing), reason, alsoFailing };
}

/** Drawn by the belief of the draw, and by what is known now never eligible on any day. */
function believedThen(standing: StandingOn, { closed, on }: Drawing, place: Place): CohortPerson | undefined {
  const { account } = standing.span;
  if (account === null || standing.ever) return undefined;
  const entry = closed.find((pool) => pool.has(account))?.get(account);
  if (entry === undefined || entry.begun > on) return undefined;
  const placed = place(account, entry.membership, entry.stratum);
  if (!placed.isDrawn || placed.isHeldOut) return undefined;
  const { wave, arm, stratum } = placed;
  const { begun } = entry;
  return { ...plainLine(standing), reason: 'data_error', wave, arm, stratum, begun, ended: begun };
}

function plainLine({ span, who, person }: StandingOn): CohortPerson {
  const { account, stratum, contactable, because } = span;
  return {
    key: account ?? who,
    who,
    person,
    member: false,
    reason: null,
    alsoFailing: [],
    wave: null,
    arm: null,
    begun: null,
    ended: null,
    stratum,
    contactable,
    because,
  };
}
