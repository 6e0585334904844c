import { londonDate } from '#kernel/instant.ts';
import { earliest, later, type PlainDate } from '#kernel/plain-date.ts';
import type { Episode, EpisodeWord } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding } from './finding.ts';
import { mapRegistration } from './r0-mapping.ts';
import { ruleStartProved } from './r4-start.ts';
import { signOffProof } from './start-proof.ts';
import { isSignedOff } from './waiting.ts';
import { bySelf, type Denial, isOfLivePlace, startWord } from './word.ts';

/**
 * R10 `not_starting`: holds at once. That the provider signed off without a record of them confirms it, and then it reaches
 * back to the start, as the absence alone would.
 */
export function ruleNotStarting(episode: Episode, when: When): Finding | null {
  const { registration, signOff, start } = episode;
  const absence = registration === undefined && isSignedOff(episode) ? signOff : undefined;
  const word = deniedOn(episode, when, absence && start?.date);
  if (word === undefined) return null;
  const said = bySelf('did_not_start', word);
  return absence === undefined
    ? said
    : { ...said, confidence: 'confirmed', because: [...said.because, absence.observation] };
}

/** R10 `not_starting` or `withdrew` against a live record that the provider signed off: it does not lose, but is disputed. */
export function ruleNotStartingDisputed(episode: Episode, when: When): Finding | null {
  const word = deniedOn(episode, when);
  return word === undefined ? null : againstSignedOff(episode, word, when);
}

/** What Register says, in dispute; null unless its record is live and was signed off. */
export function againstSignedOff(episode: Episode, word: EpisodeWord, when: When): Finding | null {
  const { registration, signOff } = episode;
  if (registration === undefined || signOff === undefined || signOffProof(episode) === undefined) return null;
  const official = ruleStartProved(episode, when) ?? mapRegistration(episode, registration, when);
  if (official === null) return null;
  return {
    ...official,
    confidence: 'disputed',
    rule: 'R10',
    because: [...official.because, word.observation],
    contradiction: { kind: 'claim_against_official', opened: later(londonDate(signOff.at), word.saidOn) },
    tasks: word.kind === 'not_starting' ? ['ask_provider'] : [],
  };
}

function deniedOn(episode: Episode, when: When, since?: PlainDate): Denial | undefined {
  const word = startWord(episode);
  if (word === undefined || word.kind === 'started' || word.kind === 'not_yet') return undefined;
  const from = earliest(word.from, since ?? word.from) ?? word.from;
  return when.on >= from && isOfLivePlace(episode, when.on) ? word : undefined;
}
