import { compareLists, differentLevel } from './compare.ts';
import { type ComparisonKind, notCompared } from './comparison.ts';
import { jointPlaces, namedLevel, setJointLevels } from './joint-level.ts';
import type { Model, ModelParameters } from './model.ts';
import { sketchesOf, unsure } from './sketch.ts';
import { crossNames, swappedLevel } from './swapped-name.ts';
import { asList, type Counts, type Table } from './table.ts';
import { compileVetoes, isVetoed } from './veto.ts';
import { rarityBits, weigh, weightsOf } from './weigh.ts';

/** Scores pairs of a table, millions of them; equal to `scorePair` of the same two records, bit for bit. */
export type PairScorer = {
  /** The bits of a pair; -Infinity, without having looked at everything, where they are surely below `floor`. */
  readonly score: (i: number, j: number, floor: number) => number;
  /** Of the pair that was scored last: the level of each comparison, and the rarity of what agrees exactly. */
  readonly level: Int8Array;
  readonly rarity: Float64Array;
  /** Of the pair that was scored last. */
  readonly isVetoed: () => boolean;
};

/** How much of each comparison's work is remembered, and where that is cheaper than to compare again. */
const remembered = 1 << 15;
const worthRemembering: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>([
  'given-name',
  'family-name',
  'middle-name',
  'text',
]);
/** The cheap comparisons first, since they may show that the dear ones are not needed. */
const dearness: readonly ComparisonKind[] = [
  ...(['number', 'year', 'place', 'course', 'stage', 'phone', 'email', 'postcode', 'date'] as const),
  ...(['family-name', 'given-name', 'middle-name', 'text'] as const),
];

export function pairScorer(table: Table, counts: readonly Counts[], model: Model): PairScorer {
  const { parameters, comparers } = model;
  const { comparisons } = parameters;
  const width = comparisons.length;
  const rows = rowsOf(table);
  const weights = weightsOf(parameters);
  const vetoes = compileVetoes(parameters);
  const rarities = comparisons.map((comparison, at) => {
    const { rarest, of } = counts[at] ?? { rarest: new Int32Array(), of: 1 };
    return Float64Array.from(rarest, (count) => rarityBits(comparison, count, of));
  });
  const most = upperBounds(parameters, table);
  const order = comparisons.map((_, at) => at).toSorted((a, b) => dearnessAt(a) - dearnessAt(b));
  const compares = comparisons.map(({ kind }) => comparers[kind]);
  const sketches = comparisons.map(({ kind }, at) =>
    sketchesOf(kind, table.columns[at]?.lists ?? [], comparers.relayDomains),
  );
  const isRemembered = Uint8Array.from(comparisons, ({ kind }) => (worthRemembering.has(kind) ? 1 : 0));
  const memory = comparisons.map(() => ({
    pair: new Float64Array(remembered).fill(-1),
    level: new Int8Array(remembered),
  }));
  const level = new Int8Array(width);
  const rarity = new Float64Array(width);
  const open = new Uint8Array(width);
  const differentAt = comparisons.map(({ kind }) => differentLevel(kind));
  const places = jointPlaces(comparisons);
  const { given, family, email } = places;
  const named = weights.comparisons[email]?.person[namedLevel] ?? 0;

  return { score, level, rarity, isVetoed: () => isVetoed(vetoes, level) };

  function dearnessAt(at: number): number {
    return dearness.indexOf(comparisons[at]?.kind ?? 'text');
  }

  function score(i: number, j: number, floor: number): number {
    let bound = weights.prior;
    for (let at = 0; at < width; at += 1) {
      const left = rows[i * width + at] ?? -1;
      const right = rows[j * width + at] ?? -1;
      rarity[at] = Number.NaN;
      open[at] = 0;
      if (left < 0 || right < 0) {
        level[at] = notCompared;
      } else if (left === right) {
        level[at] = 0;
        const known = rarities[at]?.[left] ?? Number.NaN;
        rarity[at] = known;
        bound += (weights.comparisons[at]?.logM ?? 0) - known;
      } else {
        open[at] = 1;
        bound += most[at] ?? 0;
      }
    }
    if (bound < floor) return Number.NEGATIVE_INFINITY;
    for (const at of order) {
      if (open[at] !== 1) continue;
      const found = levelOf(at, rows[i * width + at] ?? -1, rows[j * width + at] ?? -1);
      level[at] = found;
      if (found === 0) continue;
      bound += mostAt(at, found) - (most[at] ?? 0);
      if (bound < floor) return Number.NEGATIVE_INFINITY;
    }
    setJointLevels(level, places, () => areSwappedHere(i, j));
    return weigh(weights, level, rarity);
  }

  /** What a level brings, or may still bring where the names could turn out to be swapped. */
  function mostAt(at: number, found: number): number {
    if (found === notCompared) return 0;
    const bits = weights.comparisons[at]?.person[found] ?? 0;
    // An email that is like the other's may turn out to be made of the name.
    if (at === email && found !== differentAt[at]) return Math.max(bits, named);
    if (found !== differentAt[at]) return bits;
    if (at === family) return Math.max(bits, 0);
    return at === given ? Math.max(bits, weights.comparisons[at]?.person[swappedLevel] ?? bits) : bits;
  }

  /** Two different lists. */
  function levelOf(at: number, left: number, right: number): number {
    const sketch = sketches[at];
    if (sketch !== null && sketch !== undefined) {
      const found = sketch.quick(sketch.numbers, left, right);
      if (found !== unsure) return found;
    }
    const compare = compares[at];
    const lists = table.columns[at]?.lists;
    const one = lists?.[left];
    const other = lists?.[right];
    if (compare === undefined || one === undefined || other === undefined) return notCompared;
    if (typeof one === 'string' && typeof other === 'string')
      return isRemembered[at] === 1 ? recall(at, left, right, one, other) : compare(one, other);
    const of = counts[at];
    const found = compareLists(compare, asList(one), asList(other), (value) => of?.countOf(value) ?? 0);
    const comparison = comparisons[at];
    if (found.shared !== undefined && of !== undefined && comparison !== undefined)
      rarity[at] = rarityBits(comparison, of.countOf(found.shared) ?? 0, of.of);
    return found.level;
  }

  /** The same two names meet again and again. */
  function recall(at: number, left: number, right: number, one: string, other: string): number {
    const low = left < right ? left : right;
    const high = left < right ? right : left;
    const pair = low * 2 ** 26 + high;
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 16) & (remembered - 1);
    const kept = memory[at];
    const compare = compares[at];
    if (kept === undefined || compare === undefined) return notCompared;
    if (kept.pair[slot] === pair) return kept.level[slot] ?? notCompared;
    const found = compare(one, other);
    kept.pair[slot] = pair;
    kept.level[slot] = found;
    return found;
  }

  function areSwappedHere(i: number, j: number): boolean {
    const [firsts, lasts] = [table.columns[given]?.lists, table.columns[family]?.lists];
    const first = firsts?.[rows[i * width + given] ?? -1];
    const last = lasts?.[rows[i * width + family] ?? -1];
    const otherFirst = firsts?.[rows[j * width + given] ?? -1];
    const otherLast = lasts?.[rows[j * width + family] ?? -1];
    if (first === undefined || last === undefined || otherFirst === undefined || otherLast === undefined) return false;
    return (
      crossNames(asList(first), asList(otherLast), comparers) && crossNames(asList(last), asList(otherFirst), comparers)
    );
  }
}

/** The values of a record beside one another, so that a pair touches two places of the memory and not two a column. */
function rowsOf({ size, columns }: Table): Int32Array {
  const width = columns.length;
  const rows = new Int32Array(size * width);
  for (const [at, { ids }] of columns.entries()) {
    for (let row = 0; row < size; row += 1) rows[row * width + at] = ids[row] ?? -1;
  }
  return rows;
}

/** The most that a comparison can bring whose lists are not the same; lists of several values may still share a rare one. */
function upperBounds({ comparisons }: ModelParameters, { columns }: Table): readonly number[] {
  const { comparisons: weights } = weightsOf({
    samePerson: 0.25,
    sameHousehold: 0.25,
    comparisons,
    vetoes: [],
    version: '',
  });
  return weights.map(({ person }, at) => {
    const isPlain = columns[at]?.lists.every((list) => typeof list === 'string') ?? true;
    return isPlain ? Math.max(0, ...person.slice(1)) : rarest;
  });
}

/** More bits than the rarest value of any population can bring. */
const rarest = 64;
