import { randomFrom } from '../random.ts';
import { type Day, dayOf, type Instant } from '../time.ts';
import type { Provider } from './provider.ts';
import { workingHour } from './recruitment.ts';

export interface SignOff {
  readonly ukprn: string;
  readonly academicYear: number;
  readonly at: Instant;
}

/** When each accredited provider signs its census list: most in the second half of October, a few early, late or never. */
export function inventSignOffs(
  seed: number,
  providers: readonly Provider[],
  years: readonly number[],
): readonly SignOff[] {
  const signOffs: SignOff[] = [];
  const accredited = providers.filter((provider) => provider.accreditedBy === undefined);
  for (const year of years) {
    const silent = silentIn(seed, year, accredited);
    for (const provider of accredited) {
      if (silent.has(provider)) continue;
      const random = randomFrom(seed, 'sign-off', year, provider.code);
      const on = signOffDay(random.next(), random.next(), year);
      signOffs.push({ ukprn: provider.ukprn, academicYear: year, at: workingHour(random, on) });
    }
  }
  return signOffs.sort((one, other) => one.at - other.at);
}

/** About one in fifty never signs: small ones, and in 2025 at least one, so that the case is always there. */
function silentIn(seed: number, year: number, accredited: readonly Provider[]): ReadonlySet<Provider> {
  const small = accredited
    .filter((provider) => provider.type === 'scitt' && !provider.volunteers)
    .map((provider) => ({ provider, draw: randomFrom(seed, 'silent', year, provider.code).next() }))
    .sort((one, other) => one.draw - other.draw);
  const count = Math.max(year === 2025 ? 1 : 0, Math.round(accredited.length * 0.02));
  return new Set(small.slice(0, count).map((one) => one.provider));
}

function signOffDay(kind: number, where: number, year: number): Day {
  if (kind < 0.08) return dayOf(year, 9, 8) + Math.floor(where * 22);
  if (kind < 0.16) return dayOf(year, 11, 1) + Math.floor(where * 7);
  return dayOf(year, 10, 31) - Math.floor(where * where * 22);
}
