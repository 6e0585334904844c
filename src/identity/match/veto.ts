import { levelsOf, notCompared } from './comparison.ts';
import type { AtLevel, ModelParameters } from './model.ts';

/** Why two records cannot be one person's without a steward saying so. */
export type Veto = { readonly rule: string };

/** The veto of a pair from the level of each comparison. */
export function vetoOf(vetoes: readonly CompiledVeto[], level: ArrayLike<number>): Veto | null {
  const found = vetoes.find((veto) => holds(veto, level));
  return found === undefined ? null : { rule: found.name };
}

/** The rules as places of comparisons and levels, for pairs that are asked by the million. */
export type CompiledVeto = {
  readonly name: string;
  readonly when: readonly PlacedLevel[];
  readonly unless: readonly PlacedLevel[];
};

type PlacedLevel = { readonly comparison: number; readonly levels: readonly number[] };

/** A rule about a comparison that the model lacks never holds; an exception about one never excuses. */
export function compileVetoes({ vetoes, comparisons }: ModelParameters): readonly CompiledVeto[] {
  const placed = ({ comparison, levels }: AtLevel): PlacedLevel => {
    const at = comparisons.findIndex((each) => each.name === comparison);
    const words: readonly string[] = levelsOf[comparisons[at]?.kind ?? 'text'];
    return {
      comparison: at,
      levels: levels.map((level) => (level === 'missing' ? notCompared : words.indexOf(level))),
    };
  };
  return vetoes
    .map(({ name, when, unless }) => ({ name, when: when.map(placed), unless: unless.map(placed) }))
    .filter(({ when }) => when.every(({ comparison }) => comparison >= 0));
}

export function isVetoed(vetoes: readonly CompiledVeto[], level: ArrayLike<number>): boolean {
  for (const veto of vetoes) if (holds(veto, level)) return true;
  return false;
}

function holds({ when, unless }: CompiledVeto, level: ArrayLike<number>): boolean {
  for (const each of when) if (!isAt(each, level)) return false;
  for (const each of unless) if (isAt(each, level)) return false;
  return true;
}

function isAt({ comparison, levels }: PlacedLevel, level: ArrayLike<number>): boolean {
  const found = level[comparison];
  return found !== undefined && levels.includes(found);
}
