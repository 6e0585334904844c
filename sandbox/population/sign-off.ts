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
    const silent = new Set(
      [...accredited]
        .sort(
          (one, other) =>
            randomFrom(seed, 'silent', year, one.code).next() - randomFrom(seed, 'silent', year, other.code).next(),
        )
        .slice(0, Math.max(year === 2025 ? 1 : 0, Math.round(accredited.length * 0.02))),
    );
    for (const provider of accredited) {
      if (silent.has(provider)) continue;
      const random = randomFrom(seed, 'sign-off', year, provider.code);
      const on = signOffDay(random.next(), random.next(), year);
      signOffs.push({ ukprn: provider.ukprn, academicYear: year, at: workingHour(random, on) });
    }
  }
  return signOffs.sort((one, other) => one.at - other.at);
}

function signOffDay(kind: number, where: number, year: number): Day {
  if (kind < 0.08) return dayOf(year, 9, 8) + Math.floor(where * 22);
  if (kind < 0.16) return dayOf(year, 11, 1) + Math.floor(where * 7);
  return dayOf(year, 10, 31) - Math.floor(where * where * 22);
}
