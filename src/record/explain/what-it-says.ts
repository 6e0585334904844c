import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { decisionWords } from '../evidence/decision.ts';
import type { PersonView } from '../person-view.ts';

/** One observation or decision that an answer rests on. */
export type Statement = {
  readonly observation: string;
  /** The source record as `feed:key`, or the author of a decision. */
  readonly source: string;
  readonly says: string;
  readonly since: PlainDate;
};

/** What an observation or decision of the person says; nothing when it is none of theirs. */
export function whatItSays(view: PersonView, observation: string): readonly Statement[] {
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
