import type { Policy } from '#policy/policy.ts';
import type { ContradictionAnswer, Side } from './answer.ts';
import { describeContradiction } from './contradiction.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import type { Headline } from './headline.ts';
import type { PersonView } from './person-view.ts';
import { type Resolution, resolutionOf, wordsOf } from './resolution.ts';
import type { Finding } from './rule/finding.ts';

/** The contradiction of a headline that somebody settled, and its episode before and after. */
export type Settled = {
  readonly contradiction: ContradictionAnswer;
  readonly resolution: Resolution;
  readonly episode: Episode;
  /** Without what the other sides say, where one was found right and the rules can go on from there. */
  readonly without: Episode | undefined;
};

/**
 * A headline whose contradiction was settled: nobody need do anything about it. Where a side was found right everything is
 * decided again as if the others had said nothing; where both are noted, what is shown is disputed no more.
 */
export function settledHeadline(
  view: PersonView,
  headline: Headline,
  { on }: When,
  policy: Policy,
  decideAgain: (view: PersonView) => Headline,
): Headline {
  const { episode, finding } = headline;
  if (view.decisions.length === 0 || episode === undefined) return headline;
  const contradiction = describeContradiction(episode, finding, on, policy);
  const resolution = contradiction && resolutionOf(view, contradiction);
  if (contradiction === undefined || resolution === undefined) return headline;
  const settled = { contradiction, resolution, episode, without: undefined };
  const { sides } = contradiction;
  const right = sides.find(({ source, value }) => isSame(resolution.stands, { source, value }));
  const without = right && leaveOut(episode, right, sides);
  const again =
    without && decideAgain({ ...view, episodes: view.episodes.map((each) => (each === episode ? without : each)) });
  // Where nothing would be left to say, or the next contradiction, what is shown stays.
  if (again?.episode !== undefined && again.finding.contradiction === undefined) {
    return {
      ...again,
      episode: again.episode === without ? episode : again.episode,
      settled: { ...settled, without },
    };
  }
  const { tasks: _done, ...rest } = finding;
  const isShown = right === undefined || isOnlyOf(finding.source, right, sides);
  const confidence = isShown ? settledConfidence(finding) : finding.confidence;
  return { ...headline, finding: { ...rest, confidence }, settled };
}

/** The episode without what the other sides say of it. */
function leaveOut(episode: Episode, right: Side, sides: readonly Side[]): Episode {
  const { registration, steps, words } = episode;
  const lost = new Set(wordsOf(sides.filter((each) => each !== right)));
  for (const word of right.because) lost.delete(word);
  const isLost = (word: string | undefined): boolean => word !== undefined && lost.has(word);
  const kept =
    isLost(registration?.gone?.observation) && registration ? { ...registration, gone: undefined } : registration;
  return {
    ...episode,
    steps: steps.filter(({ because }) => !because.every(isLost)),
    words: words.filter(({ observation }) => !isLost(observation)),
    registration: isLost(registration?.state?.observation) ? undefined : kept,
  };
}

function isSame(stands: Resolution['stands'], { source, value }: Pick<Side, 'source' | 'value'>): boolean {
  return stands !== null && stands.source === source && stands.value === value;
}

function isOnlyOf(source: string, right: Side, sides: readonly Side[]): boolean {
  return right.source === source && sides.every((each) => each === right || each.source !== source);
}

/** Whoever gives the code that is shown is believed. */
function settledConfidence({ confidence, source }: Finding): Finding['confidence'] {
  if (confidence !== 'disputed') return confidence;
  if (source === 'calendar') return 'inferred';
  return source === 'self' ? 'provisional' : 'confirmed';
}
