import { keepClaims } from './claim/keep-claims.ts';
import type { England, Inhabitant } from './england.ts';
import { claimInstant } from './fake/claim.ts';
import { extractInstant } from './fake/pension-extract.ts';
import { isListedOn } from './pension/pension-record.ts';
import { type Day, type Instant, utcDayOf } from './time.ts';

/** What anybody had said of a post by an instant: the person, or the newest extract of the pension scheme. */
export interface PostsSaid {
  readonly isAgreed: (one: Inhabitant, by: Instant) => boolean;
  readonly isListed: (one: Inhabitant, by: Instant) => boolean;
  /** An end that a row tells, or five months without a row. */
  readonly isOver: (one: Inhabitant, by: Instant) => boolean;
}

export function postsSaid(england: England): PostsSaid {
  const agreed = new Map<string, Instant>();
  for (const { who, kind, at, withdrawnAt } of keepClaims(england)) {
    if (kind === 'first_post' && withdrawnAt === undefined) agreed.set(who, claimInstant(utcDayOf(at) + 1));
  }
  return {
    isAgreed: ({ choices }, by) =>
      choices.some(({ application }) => {
        const told = agreed.get(`apply-application:${application.choiceId}`);
        return told !== undefined && told <= by;
      }),
    isListed: ({ pensions }, by) => pensions.some((record) => isListedOn(record, lastExtract(by))),
    isOver: ({ pensions }, by) => {
      const extract = lastExtract(by);
      return pensions.some(({ listedUntil, showsEnd, post }) =>
        showsEnd ? (post.end ?? extract) < extract : listedUntil + 155 < extract,
      );
    },
  };
}

function lastExtract(by: Instant): Day {
  let day = utcDayOf(by);
  while ((extractInstant(day) ?? Number.POSITIVE_INFINITY) > by) day -= 1;
  return day;
}
