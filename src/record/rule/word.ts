import type { PlainDate } from '#kernel/plain-date.ts';
import type { Episode, EpisodeWord } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { LeavingClaim, NotYet, Started } from '../facet/claim.ts';
import type { Finding } from './finding.ts';
import { holdsPlace, standingOn, stepOn } from './standing.ts';

/** Who says, before the start, that they left says that they will not start. */
export type Denial = EpisodeWord & { readonly kind: 'not_starting' | 'withdrew' };

/** The person's newest word on whether they started: it overtakes every earlier one, also once it lapsed. */
export function startWord(episode: Episode): Started | NotYet | Denial | undefined {
  return episode.words.flatMap((word) => (isOfStart(word, episode) ? [word] : [])).at(-1);
}

/** The person's newest word that they paused or left, of those that speak on that day; a later word that they train ends it. */
export function leavingWord(episode: Episode, on: PlainDate): LeavingClaim | undefined {
  const word = episode.words
    .filter((each) => each.from <= on)
    .findLast((each) => each.kind !== 'not_yet' && each.kind !== 'not_starting');
  return word === undefined || word.kind === 'started' || isBeforeStart(word, episode) ? undefined : word;
}

/** It has not lapsed unconfirmed. */
export function isHeld({ lastDay }: { readonly lastDay: PlainDate | undefined }, { judged }: When): boolean {
  return lastDay === undefined || judged <= lastDay;
}

/** The person's word is about a place that is held, or about a record that is live: neither paused nor ended. */
export function isOfLivePlace(episode: Episode, on: PlainDate): boolean {
  if (episode.registration === undefined) return holdsPlace(stepOn(episode, on));
  const standing = standingOn(episode.registration, on);
  return standing === 'live' || standing === 'not_yet';
}

export function bySelf(code: Finding['code'], { observation }: EpisodeWord): Finding {
  return { code, confidence: 'provisional', source: 'self', rule: 'R10', because: [observation] };
}

function isOfStart(word: EpisodeWord, episode: Episode): word is Started | NotYet | Denial {
  switch (word.kind) {
    case 'started':
    case 'not_yet':
    case 'not_starting':
      return true;
    case 'withdrew':
      return isBeforeStart(word, episode);
    case 'paused':
      return false;
  }
}

function isBeforeStart({ from }: EpisodeWord, { start }: Episode): boolean {
  return start !== undefined && from < start.date;
}
