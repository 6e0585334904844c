import { londonDate } from '#kernel/instant.ts';
import { later } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonRecord } from '../answer.ts';
import type { When } from '../evidence/evidence.ts';
import { type Headline, headlineOn } from '../headline.ts';
import type { PersonView } from '../person-view.ts';
import type { Finding } from '../rule/finding.ts';
import { decide, losers } from '../rule/rule-order.ts';
import { decidedBy } from './decided-by.ts';
import { longDate } from './long-date.ts';
import { outranks } from './outranks.ts';
import { settledBy } from './settled-by.ts';
import { type Statement, whatItSays } from './what-it-says.ts';
import { wouldChange } from './would-change.ts';

/** The answer in words: what decided it, what lost and why, what would change it, and what we wait for. */
export type Explanation = {
  /** For a support officer to read out. */
  readonly sentence: string;
  readonly evidence: readonly Statement[];
  readonly losing: readonly Losing[];
  readonly wouldChange: readonly string[];
  readonly waitingFor: string;
};

/** What another rule would have said, with what it rests on, and why it does not count. */
export type Losing = Pick<Finding, 'rule' | 'code' | 'confidence' | 'source'> & {
  readonly evidence: readonly Statement[];
  readonly because: string;
};

export function explain(view: PersonView, record: PersonRecord, policy: Policy): Explanation {
  const when = { on: record.validOn, judged: later(record.validOn, londonDate(view.knownAt)) };
  const headline = headlineOn(view, when, policy);
  const { settled } = headline;
  const losing = losingOf(view, headline, when, policy);
  const [first] = losing;
  return {
    sentence:
      settled === undefined
        ? [decidedBy(headline, when, policy), ...(first === undefined ? [] : [first.because])].join(' ')
        : settledBy(settled, headline.finding),
    evidence: record.status.because.flatMap((observation) => whatItSays(view, observation)),
    losing,
    wouldChange: wouldChange(view, record, policy),
    waitingFor: waitingFor(record),
  };
}

function losingOf(
  view: PersonView,
  { episode, finding, settled }: Headline,
  when: When,
  policy: Policy,
): readonly Losing[] {
  if (episode === undefined) return [];
  // Whatever outranks the whole episode beats the episode's own winner too.
  const own = decide(episode, when, policy);
  const beaten = own === null || own.code === finding.code ? [] : [own];
  return [...beaten, ...losers(episode, when, policy)].map((each) => ({
    rule: each.rule,
    code: each.code,
    confidence: each.confidence,
    source: each.source,
    evidence: each.because.flatMap((observation) => whatItSays(view, observation)),
    because:
      settled === undefined
        ? outranks(finding, each, episode)
        : 'Somebody looked at both sides and settled which one counts.',
  }));
}

function waitingFor({ question, status }: PersonRecord): string {
  if (question !== null) return `An answer from the ${question.ask}, by ${longDate(question.by)}.`;
  return status.reviewOn === null
    ? 'Nothing: only news will change this.'
    : `News; without any, time alone changes this after ${longDate(status.reviewOn)}.`;
}
