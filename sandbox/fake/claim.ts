import type { Claim } from '../claim/claim.ts';
import { keepClaims } from '../claim/keep-claims.ts';
import { startedClaims } from '../claim/started-claim.ts';
import type { England } from '../england.ts';
import { type Day, dateText, type Instant, instantOn, instantText } from '../time.ts';

export function claimInstant(day: Day): Instant {
  return instantOn(day, 6);
}

/** Something said, proved or taken back: the same claim may come up to three times. */
export interface ClaimLine {
  readonly at: Instant;
  readonly line: string;
}

/** What people themselves say, in the order of time. */
export function claimLinesOf(england: England): readonly ClaimLine[] {
  const started = startedClaims(england).map(({ key, choiceId, on, at }): ClaimLine => {
    const row = { who: `apply-application:${choiceId}`, kind: 'started', on: dateText(on) };
    return { at, line: JSON.stringify({ key, row, at: instantText(at) }) };
  });
  return [...started, ...keepClaims(england).flatMap(linesOf)].sort((one, other) => one.at - other.at);
}

function linesOf(claim: Claim): readonly ClaimLine[] {
  const { key, who, kind, at, on, value, author, verifiedAt, withdrawnAt } = claim;
  const said = {
    who,
    kind,
    ...(on === undefined ? {} : { on: dateText(on) }),
    ...(value === undefined ? {} : { value }),
    author,
  };
  const line = (when: Instant, row: unknown): ClaimLine => ({
    at: when,
    line: JSON.stringify({ key, row, at: instantText(at) }),
  });
  const proved = verifiedAt === undefined ? said : { ...said, verified_at: instantText(verifiedAt) };
  return [
    line(at, said),
    ...(verifiedAt === undefined ? [] : [line(verifiedAt, proved)]),
    ...(withdrawnAt === undefined ? [] : [line(withdrawnAt, { ...proved, withdrawn_at: instantText(withdrawnAt) })]),
  ];
}

/** JSON lines of what was said after one instant and until another; empty when nobody spoke. */
export function claimLines(lines: readonly ClaimLine[], after: Instant, until: Instant): string {
  return lines
    .filter(({ at }) => at > after && at <= until)
    .map(({ line }) => `${line}\n`)
    .join('');
}
