import type { Policy } from '#policy/policy.ts';
import type { ContradictionAnswer } from './answer.ts';
import { describeContradiction, overlapOf } from './contradiction.ts';
import type { When } from './evidence/evidence.ts';
import type { Headline } from './headline.ts';
import { personContradictions } from './person-contradiction.ts';
import type { PersonView } from './person-view.ts';
import { resolutionOf } from './resolution.ts';
import { decide } from './rule/rule-order.ts';

/** Everything that stands against something else on a day, settled or not; nothing does once the record is closed (R1). */
export function contradictionsOn(
  view: PersonView,
  { episode, finding, settled }: Headline,
  when: When,
  policy: Policy,
): readonly ContradictionAnswer[] {
  const standing = episode === undefined ? undefined : describeContradiction(episode, finding, when.on, policy);
  const opened = settled?.contradiction ?? standing;
  const ofHeadline = opened === undefined ? [] : [opened];
  if (finding.rule === 'R1') return ofHeadline;
  const found = view.episodes.flatMap((each) => {
    const own = decide(each, when, policy);
    return own === null ? [] : [{ episode: each, finding: own }];
  });
  const overlap = overlapOf(found, policy);
  const all = [...ofHeadline, ...(overlap === undefined ? [] : [overlap]), ...personContradictions(view, when, policy)];
  return all.map((each) => {
    const resolution = resolutionOf(view, each);
    return resolution === undefined ? each : { ...each, state: 'resolved', resolution };
  });
}
