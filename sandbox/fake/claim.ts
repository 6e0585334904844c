import type { England } from '../england.ts';
import { eventIn } from '../population/life.ts';
import { randomFrom } from '../random.ts';
import { type Day, dateText, type Instant, instantOn, instantText } from '../time.ts';
import { setTraps } from '../trap-set.ts';

export interface Claim {
  readonly key: string;
  readonly choiceId: string;
  readonly on: Day;
  readonly at: Instant;
}

export function claimInstant(day: Day): Instant {
  return instantOn(day, 6);
}

/** What people themselves say: about 15% of those who start, soon after; by a trap now and then somebody who did not. */
export function claimsOf({ seed, traps, inhabitants }: England): readonly Claim[] {
  const { before } = setTraps(seed, traps);
  const claims: Claim[] = [];
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

/** JSON lines of what was said after one instant and until another; empty when nobody spoke. */
export function claimLines(claims: readonly Claim[], after: Instant, until: Instant): string {
  return claims
    .filter((claim) => claim.at > after && claim.at <= until)
    .map((claim) =>
      JSON.stringify({
        key: claim.key,
        row: { who: `apply-application:${claim.choiceId}`, kind: 'started', on: dateText(claim.on) },
        at: instantText(claim.at),
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}
