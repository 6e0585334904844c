import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Cohort } from '#policy/cohort.ts';

/** A hexadecimal digest of 64 figures; the core has none of its own. */
export type Sha256 = (text: string) => string;

/** Somebody who had joined by the day of a wave, as known when it closed; `stands`: and had not left again. */
export type PoolEntry = {
  readonly account: string;
  readonly membership: number;
  readonly stratum: string;
  readonly begun: PlainDate;
  readonly stands: boolean;
  /** Of somebody who was erased since: by which they were drawn, in place of the account. */
  readonly hash?: string;
};

/** Everybody who had joined by the close of one wave; waves count from 1. */
export type Pool = ReadonlyMap<string, PoolEntry>;

/** What a draw leaves behind: in each stratum the highest hash that is drawn, and one for strata that it did not know. */
export type Draw = {
  readonly stood: number;
  readonly shares: ReadonlyMap<string, { readonly stood: number; readonly drawn: number; readonly cut: string }>;
  readonly overallCut: string;
};

const everybody = 'f'.repeat(64);
const nobody = '';

/** Each stratum gets its share of the size, and in it the lowest hashes win. Who had left by then takes nobody's place. */
export function draw(pool: Pool, { size, seed }: Cohort['draw'], sha256: Sha256): Draw {
  const standing = [...pool.values()].filter(({ stands }) => stands);
  const strata = Map.groupBy(standing, ({ stratum }) => stratum);
  const quotas = sharesOf(new Map([...strata].map(([name, entries]) => [name, entries.length])), size);
  const shares = [...strata].map(([name, entries]) => {
    const drawn = quotas.get(name) ?? 0;
    const hashes = entries.map(({ account, hash }) => hash ?? drawHash(account, seed, sha256)).toSorted(compareText);
    // Where everybody was drawn, everybody who joins later is.
    const cut = drawn === entries.length ? everybody : (hashes[drawn - 1] ?? nobody);
    return [name, { stood: entries.length, drawn, cut }] as const;
  });
  const fraction = standing.length === 0 ? 1 : Math.min(1, size / standing.length);
  return { stood: standing.length, shares: new Map(shares), overallCut: fraction === 1 ? everybody : hashAt(fraction) };
}

export function isDrawn(
  drawn: Draw,
  account: string,
  stratum: string,
  { seed }: Cohort['draw'],
  sha256: Sha256,
): boolean {
  return drawHash(account, seed, sha256) <= (drawn.shares.get(stratum)?.cut ?? drawn.overallCut);
}

/** Of those drawn some are left alone, by a hash of their own. */
export function isHeldOut(account: string, { seed, holdOut }: Cohort['draw'], sha256: Sha256): boolean {
  return holdOut > 0 && fractionOf(sha256(`${seed} hold-out ${account}`)) < holdOut;
}

/** The arm of a person in an experiment, the same for good. */
export function armOf(account: string, { name, arms }: Cohort['experiment'], sha256: Sha256): string {
  return arms[Math.floor(fractionOf(sha256(`${account} ${name}`)) * arms.length)] ?? arms[0] ?? '';
}

/** By largest remainder; equal remainders by name, so that every machine agrees. */
export function sharesOf(counts: ReadonlyMap<string, number>, size: number): ReadonlyMap<string, number> {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (size >= total) return counts;
  const exact = [...counts].map(([name, count]) => ({
    name,
    whole: Math.floor((size * count) / total),
    rest: (size * count) % total,
  }));
  const left = size - exact.reduce((sum, { whole }) => sum + whole, 0);
  const favoured = new Set(
    exact
      .toSorted((a, b) => b.rest - a.rest || compareText(a.name, b.name))
      .slice(0, left)
      .map(({ name }) => name),
  );
  return new Map(exact.map(({ name, whole }) => [name, favoured.has(name) ? whole + 1 : whole]));
}

/** Of the person's own C-id, never of an id of ours. */
export function drawHash(account: string, seed: string, sha256: Sha256): string {
  return sha256(`${seed} ${account}`);
}

/** As many figures as a number holds exactly. */
const figures = 13;

function fractionOf(hash: string): number {
  return Number.parseInt(hash.slice(0, figures), 16) / 16 ** figures;
}

function hashAt(fraction: number): string {
  return Math.floor(fraction * 16 ** figures)
    .toString(16)
    .padStart(figures, '0');
}
