import { londonDate } from '#kernel/instant.ts';
import { later } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { PersonRecord } from './answer.ts';
import type { Episode } from './episode.ts';
import { decisionWords } from './evidence/decision.ts';
import type { When } from './evidence/evidence.ts';
import { headlineOn } from './headline.ts';
import type { PersonView } from './person-view.ts';
import type { Finding } from './rule/finding.ts';
import { decide, losers } from './rule/rule-order.ts';

/** The answer in words: what decided it, what lost, and what would change it. */
export type Explanation = {
  readonly sentence: string;
  readonly evidence: readonly {
    readonly observation: string;
    readonly source: string;
    readonly says: string;
    readonly since: string;
  }[];
  readonly losing: readonly { readonly rule: string; readonly code: string; readonly confidence: string }[];
  readonly waitingFor: string;
};

export function explain(view: PersonView, record: PersonRecord, policy: Policy): Explanation {
  const when = { on: record.validOn, judged: later(record.validOn, londonDate(view.knownAt)) };
  const { episode, finding } = headlineOn(view, when, policy);
  const { code, confidence, source, rule, since, because } = record.status;
  return {
    sentence: `On ${record.validOn}, as known at ${record.knownAt}, the status was ${code} (${confidence}) since ${since}: ${reasons[rule] ?? rule}, from ${source} (${rule}).`,
    evidence: because.flatMap((observation) => whatItSays(view, observation)),
    losing:
      episode === undefined
        ? []
        : beaten(episode, finding, when, policy).map((each) => ({
            rule: each.rule,
            code: each.code,
            confidence: each.confidence,
          })),
    waitingFor: waitingFor(record),
  };
}

/** A closed record beats the episode's own winner too. */
function beaten(episode: Episode, finding: Finding, when: When, policy: Policy): readonly Finding[] {
  const own = finding.rule === 'R1' ? decide(episode, when, policy) : null;
  return [...(own === null ? [] : [own]), ...losers(episode, when, policy)];
}

const reasons: Readonly<Record<string, string>> = {
  R0: "the source's own word decides",
  R1: 'the record was closed, by hand or by the regulator',
  R3: 'of the provider and the regulator, one says what the other does not show',
  R4: 'what Register proves of the start decides',
  R6: 'Register has no record of this person',
  R7: 'the record that Register had is gone',
  R8: 'Register says that this person was withdrawn',
  R9: 'Apply withdrew or deferred the place after recruiting',
  R10: "the person's own word holds until somebody can confirm it",
};

function whatItSays(view: PersonView, observation: string): Explanation['evidence'] {
  const decision = view.decisions.find(({ id }) => id === observation);
  if (decision !== undefined) {
    const { author, detail, reason } = decision;
    const says = `${decisionWords(decision)}${reason === null ? '' : `: ${reason}`}`;
    return [{ observation, source: author, says, since: londonDate(detail.at) }];
  }
  for (const record of [...view.records, ...view.references]) {
    for (const [slot, timeline] of record.timelines) {
      const said = timeline.find((each) => each.observation === observation);
      if (said === undefined) continue;
      const attribute = slot.slice(0, slot.indexOf('\u0000'));
      return [
        {
          observation,
          source: `${record.ref.feed}:${record.ref.key}`,
          says: `${attribute} = ${JSON.stringify(said.value)}`,
          since: londonDate(said.assertedAt),
        },
      ];
    }
  }
  return [];
}

function waitingFor(record: PersonRecord): string {
  if (record.question !== null) return `an answer from the ${record.question.ask}, by ${record.question.by}`;
  return record.status.reviewOn === null
    ? 'nothing: only news will change this'
    : `news; without any, time alone changes this after ${record.status.reviewOn}`;
}
