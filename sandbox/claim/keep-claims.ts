import type { England, Inhabitant } from '../england.ts';
import { randomFrom } from '../random.ts';
import { instantOn, utcDayOf } from '../time.ts';
import { setTraps, type TrapSet } from '../trap-set.ts';
import type { Claim, Saying } from './claim.ts';
import { sayingsOfLife } from './sayings-of-life.ts';
import { sayingsOfPerson } from './sayings-of-person.ts';

/** Whatever people say, but for that they have started, which is in started-claim.ts. */
export function keepClaims({ seed, traps: names, inhabitants }: England): readonly Claim[] {
  const traps = setTraps(seed, names);
  return inhabitants.flatMap((one) => claimsOfPerson(seed, traps, one));
}

function claimsOfPerson(seed: number, traps: TrapSet, one: Inhabitant): readonly Claim[] {
  const { life, choices } = one;
  const recruitedAt = choices[0]?.versions[0]?.at;
  if (recruitedAt === undefined) return [];
  const random = randomFrom(seed, 'claims', life.id);
  const sayings: Saying[] = sayingsOfPerson(random, one, utcDayOf(recruitedAt)).slice();
  for (const episode of life.episodes) sayings.push(...sayingsOfLife(random, episode));
  return sayings
    .filter(({ at }) => at > recruitedAt)
    .map((saying, number) => claimOf(saying, `claim-${life.id}-${number}`, one, traps));
}

function claimOf(
  { kind, at, on, value, isVerified }: Saying,
  key: string,
  { choices }: Inhabitant,
  traps: TrapSet,
): Claim {
  const random = randomFrom('claim-author', key);
  const regret = traps.before(key)('withdrawn_claim');
  // By the link of the newest application.
  const choice = choices.findLast(({ versions }) => (versions[0]?.at ?? at) < at) ?? choices[0];
  return {
    key,
    who: `apply-application:${choice?.application.choiceId}`,
    kind,
    at,
    on,
    value,
    author: random.pick([...Array<'person'>(18).fill('person'), 'support', 'assistant']),
    verifiedAt: isVerified === true ? at + random.integer(60, 7200) * 1_000_000 : undefined,
    withdrawnAt: regret === undefined ? undefined : at + instantOn(regret.integer(1, 15), regret.integer(0, 3)),
  };
}
