import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, type Instant } from '../time.ts';
import { traps as trapList } from '../trap.ts';
import type { TrapSet } from '../trap-set.ts';
import type { Provider } from './provider.ts';
import { workingHour } from './recruitment.ts';

export interface SignOff {
  readonly ukprn: string;
  readonly academicYear: number;
  readonly at: Instant;
}

/** When each accredited provider signs its census list: most in the second half of October, a few early; the traps make some late or silent. */
export function inventSignOffs(
  seed: number,
  providers: readonly Provider[],
  years: readonly number[],
  traps: TrapSet,
): readonly SignOff[] {
  const signOffs: SignOff[] = [];
  const accredited = providers.filter((provider) => provider.accreditedBy === undefined);
  for (const year of years) {
    const silent = traps.has('never_signs') ? silentIn(seed, year, accredited) : new Set<Provider>();
    for (const provider of accredited) {
      if (silent.has(provider)) continue;
      const random = randomFrom(seed, 'sign-off', year, provider.code);
      const late = traps.before(`${year}/${provider.code}`)('late_sign_off');
      const on = late === undefined ? signOffDay(random, year) : dayOf(year, 11, 1) + late.integer(0, 6);
      signOffs.push({ ukprn: provider.ukprn, academicYear: year, at: workingHour(random, on) });
    }
  }
  return signOffs.sort((one, other) => one.at - other.at);
}

/** Small ones, and in 2025 at least one, so that the case is always there. */
function silentIn(seed: number, year: number, accredited: readonly Provider[]): ReadonlySet<Provider> {
  const small = accredited
    .filter((provider) => provider.type === 'scitt' && !provider.volunteers)
    .map((provider) => ({ provider, draw: randomFrom(seed, 'silent', year, provider.code).next() }))
    .sort((one, other) => one.draw - other.draw);
  const count = Math.max(year === 2025 ? 1 : 0, Math.round(accredited.length * trapList.never_signs.share));
  return new Set(small.slice(0, count).map((one) => one.provider));
}

function signOffDay(random: Random, year: number): Day {
  if (random.chance(0.08)) return dayOf(year, 9, 8) + random.integer(0, 21);
  return dayOf(year, 10, 31) - Math.floor(random.next() ** 2 * 22);
}
