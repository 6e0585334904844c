import type { England } from '../england.ts';
import { eventIn } from '../population/life.ts';
import { randomFrom } from '../random.ts';
import { type Day, type Instant, instantOn } from '../time.ts';
import { setTraps } from '../trap-set.ts';

/** Somebody's word that they have started. */
export interface StartedClaim {
  readonly key: string;
  readonly choiceId: string;
  readonly on: Day;
  readonly at: Instant;
}

/** What people themselves say: about 15% of those who start, soon after; by a trap now and then somebody who did not. */
export function startedClaims({ seed, traps, inhabitants }: England): readonly StartedClaim[] {
  const { before } = setTraps(seed, traps);
  const claims: StartedClaim[] = [];
  for (const { life } of inhabitants) {
    if (life.isDirect) continue;
    for (const { application, events } of life.episodes) {
      const random = randomFrom(seed, 'claim', application.choiceId);
      const started = random.chance(0.15) ? eventIn(events, 'started') : undefined;
      const missed = before(application.choiceId)('false_claim') && eventIn(events, 'did_not_start');
      const first = started ?? missed;
      if (first === undefined) continue;
      const at = instantOn(
        first.on + random.integer(0, 9),
        random.integer(18, 21),
        random.integer(0, 59),
        random.integer(0, 59),
      );
      claims.push({ key: `claim-${application.choiceId}-started`, choiceId: application.choiceId, on: first.on, at });
    }
  }
  return claims.sort((one, other) => one.at - other.at);
}
