import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { Feed } from '#source/feed.ts';
import { isEnded } from '#source/status.ts';
import type { PersonView } from './person-view.ts';
import type { Finding } from './rule/finding.ts';

/**
 * The first day on which nobody could have told us of a change for longer than the window allows (domain 1.2): the age of
 * evidence is the time since the last complete run of a feed that would have shown a change to the record that speaks.
 * Undefined for what does not age.
 */
export function staleFrom(view: PersonView, finding: Finding, window: Window, policy: Policy): PlainDate | undefined {
  const canAge =
    finding.confidence === 'confirmed' || finding.confidence === 'corroborated' || finding.confidence === 'provisional';
  if (!canAge || isEnded(finding.code) || finding.source === 'self') return undefined;
  const heard = lastCovered(view, feedsOf(finding.source));
  return heard === undefined ? undefined : addDays(heard, policy.lag.freshness[window] + 1);
}

/** The feeds that would have shown a change. */
function feedsOf(source: Finding['source']): readonly Feed[] {
  switch (source) {
    case 'register':
      return ['register-trainee'];
    case 'trs':
      return ['trs-person'];
    case 'git':
      return ['git-contact'];
    case 'tps':
      return ['employment'];
    default:
      return ['apply-application', 'apply-candidate'];
  }
}

function lastCovered(view: PersonView, feeds: readonly Feed[]): PlainDate | undefined {
  const runs = view.coverage.filter((each) => feeds.includes(each.feed)).map((each) => each.completeAt);
  const landed = view.records.filter((record) => feeds.includes(record.ref.feed)).map((record) => record.lastHeard);
  const newest = [...runs, ...landed].toSorted().at(-1);
  return newest === undefined ? undefined : londonDate(newest);
}
