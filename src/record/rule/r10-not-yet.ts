import { later } from '#kernel/plain-date.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { NotYet } from '../facet/claim.ts';
import type { Finding } from './finding.ts';
import { bySelf, isHeld, isOfLivePlace, startWord } from './word.ts';

/** R10 `not_yet`: until the day that the person named, nothing is known but that they did not start yet. */
export function ruleNotYet(episode: Episode, when: When): Finding | null {
  const word = heldNotYet(episode, when);
  const { start } = episode;
  if (word === undefined || start === undefined || when.on < later(start.date, word.from)) return null;
  return isOfLivePlace(episode, when.on) ? bySelf('start_unconfirmed', word) : null;
}

/** The person's "not yet", while it is their newest word on the start and the day that they named has not come. */
export function heldNotYet(episode: Episode, when: When): NotYet | undefined {
  const word = startWord(episode);
  return word?.kind === 'not_yet' && isHeld(word, when) ? word : undefined;
}
