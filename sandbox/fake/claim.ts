import type { Claim } from '../claim/claim.ts';
import { keepClaims } from '../claim/keep-claims.ts';
import { startedClaims } from '../claim/started-claim.ts';
import type { England } from '../england.ts';
import { type Day, dateText, type Instant, instantOn, instantText } from '../time.ts';
import { inOrder, type TimedLine } from './timed-line.ts';

export function claimInstant(day: Day): Instant {
  return instantOn(day, 6);
}

/** What people themselves say: something said, proved or taken back, so that one claim may come up to three times. */
export function claimLinesOf(england: England): readonly TimedLine[] {
  const started = startedClaims(england).map(({ key, choiceId, on, at }): TimedLine => {
    const row = { who: `apply-application:${choiceId}`, kind: 'started', on: dateText(on) };
    return { at, line: JSON.stringify({ key, row, at: instantText(at) }) };
  });
  return inOrder([...started, ...keepClaims(england).flatMap(linesOf)]);
}

function linesOf(claim: Claim): readonly TimedLine[] {
  const { key, who, kind, at, on, value, author, verifiedAt, withdrawnAt } = claim;
  const said = {
    who,
    kind,
    ...(on === undefined ? {} : { on: dateText(on) }),
    ...(value === undefined ? {} : { value }),
    author,
  };
  const line = (when: Instant, row: unknown): TimedLine => ({
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
