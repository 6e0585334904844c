import { differentLevel } from './compare.ts';
import { type Comparison, levelsOf, notCompared } from './comparison.ts';

/** Where the comparisons are that are looked at together; -1 for one that the model lacks. */
export type JointPlaces = { readonly given: number; readonly family: number; readonly email: number };

export function jointPlaces(comparisons: readonly Comparison[]): JointPlaces {
  const at = (kind: Comparison['kind']): number => comparisons.findIndex((each) => each.kind === kind);
  return { given: at('given-name'), family: at('family-name'), email: at('email') };
}

const swapped = levelsOf['given-name'].indexOf('swapped');
const similarGiven = levelsOf['given-name'].indexOf('similar');
const similarFamily = levelsOf['family-name'].indexOf('similar');
const closeEmail = levelsOf.email.indexOf('close');
export const namedLevel = levelsOf.email.indexOf('named');

/**
 * Puts right the levels that do not stand for themselves, in place. Two people called Ana Reyes both make
 * ana.reyes of it: where the names agree, a likeness of their emails is no second witness. And where given and family
 * name stand the other way about, that is one finding and not two against.
 */
export function setJointLevels(
  level: Int8Array,
  { given, family, email }: JointPlaces,
  areSwapped: () => boolean,
): void {
  const ofGiven = level[given] ?? notCompared;
  const ofFamily = level[family] ?? notCompared;
  const maySwap = isUnlike(ofGiven, differentGiven) && isUnlike(ofFamily, differentFamily) && given >= 0 && family >= 0;
  if (maySwap && areSwapped()) {
    level[given] = swapped;
    level[family] = notCompared;
  }
  const ofEmail = level[email] ?? notCompared;
  if (ofEmail > closeEmail && ofEmail < namedLevel && doNamesAgree(level[given], level[family]))
    level[email] = namedLevel;
}

/** Whether two people of such names would make like emails of them. */
export function doNamesAgree(given: number = notCompared, family: number = notCompared): boolean {
  if (given === swapped) return true;
  return given !== notCompared && family !== notCompared && given <= similarGiven && family <= similarFamily;
}

const differentGiven = differentLevel('given-name');
const differentFamily = differentLevel('family-name');

function isUnlike(level: number, different: number): boolean {
  return level === notCompared || level === different;
}
