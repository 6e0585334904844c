import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { withoutAddress } from './hard-bounce.ts';
import type { PersonView } from './person-view.ts';
import { effectsOf } from './rights-request.ts';
import { deathOf } from './rule/r1-closed.ts';
import { unsubscribedFromAll } from './unsubscribed.ts';

/** What somebody decided, or a delivery proved, that ends a person's part in a cohort, from a day on. */
export type DecidedEnding = {
  readonly reason: 'deceased' | 'objected' | 'unsubscribed_all' | 'hard_bounce';
  readonly on: PlainDate;
  /** The first day on which it no longer holds; null while it does. */
  readonly until: PlainDate | null;
  /** Ids of decisions, or of the observations of a delivery. */
  readonly because: readonly string[];
};

/** As known at the view's instant, by day; on one day in the order of the reasons above. */
export type PersonDecisions = { readonly endings: readonly DecidedEnding[] };

export function personDecisions(view: PersonView, policy: Policy): PersonDecisions {
  const endings = [...deceased(view), ...objected(view), ...unsubscribedFromAll(view), ...withoutAddress(view, policy)];
  return { endings: endings.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) };
}

function deceased(view: PersonView): readonly DecidedEnding[] {
  const death = deathOf(view);
  return death === undefined ? [] : [{ reason: 'deceased', until: null, ...death }];
}

/** Whose record may not be used is written to as little as who objected. */
function objected(view: PersonView): readonly DecidedEnding[] {
  const effects = [...effectsOf(view.decisions, 'objection'), ...effectsOf(view.decisions, 'restriction')];
  return effects.map((effect) => ({ reason: 'objected', ...effect }));
}
