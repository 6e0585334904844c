import { londonDate } from '#kernel/instant.ts';
import { later, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { bounceOn, countsAgain } from './bounce.ts';
import { leadingEmail } from './contact.ts';
import type { Said } from './evidence/known-record.ts';
import { headlineOn, turningDays } from './headline.ts';
import type { DecidedEnding } from './person-decisions.ts';
import type { PersonView } from './person-view.ts';
import { leadingWindow } from './window.ts';

/** The days on which every email address that anybody had had bounced: the last that was left did so on the first of them. */
export function withoutAddress(view: PersonView, policy: Policy): readonly DecidedEnding[] {
  const found: DecidedEnding[] = [];
  for (const { from: on, observation } of view.bounces.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = found.at(-1);
    const isWithout = last !== undefined && (last.until === null || on < last.until);
    if (isWithout || !hasOnlyBounced(view, on, policy)) continue;
    const until = daysOfAddresses(view, policy).find((day) => day > on && !hasOnlyBounced(view, day, policy)) ?? null;
    found.push({ reason: 'hard_bounce', on, until, because: [observation] });
  }
  return found;
}

function hasOnlyBounced(view: PersonView, on: PlainDate, policy: Policy): boolean {
  const headline = headlineOn(view, { on, judged: later(on, londonDate(view.knownAt)) }, policy);
  const { episode } = headline;
  const window = leadingWindow(headline, on, policy);
  // An address that was told only later cannot have been left then.
  const isHad = ({ assertedAt }: Said<string>): boolean => londonDate(assertedAt) <= on;
  const works = ({ value }: Said<string>): boolean => bounceOn(view.bounces, value, on, policy) === undefined;
  const lead = (counts: (said: Said<string>) => boolean) => leadingEmail(view, episode, window, on, policy, counts);
  return lead(isHad) !== undefined && lead((said) => isHad(said) && works(said)) === undefined;
}

/** Days on which another address may come to count. */
function daysOfAddresses(view: PersonView, policy: Policy): readonly PlainDate[] {
  const said = view.records.flatMap(({ timelines }) => timelines.get('email\u0000') ?? []);
  const days = [
    ...turningDays(view),
    ...said.map(({ assertedAt }) => londonDate(assertedAt)),
    ...view.bounces.map((bounce) => countsAgain(bounce, policy)),
  ];
  return [...new Set(days)].toSorted();
}
