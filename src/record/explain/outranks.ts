import type { Episode } from '../episode.ts';
import type { Finding } from '../rule/finding.ts';
import { longDate } from './long-date.ts';

/** Why one rule's word counts and another's does not, in a sentence that can be read out (domain 3.1). */
export function outranks(winner: Finding, loser: Finding, episode: Episode): string {
  if (winner.source === 'trs') return 'The regulator outranks everybody about the status that it gives.';
  switch (winner.rule) {
    case 'R3':
      return 'Register’s word that the standards are met ends the training.';
    case 'R8':
      return 'A withdrawal in Register outranks everything else that is said of that training.';
    case 'R9':
      return winner.source === 'apply'
        ? 'What Apply says of a place counts until Register proves that the training began.'
        : 'Register’s live record counts while the two contradict each other; the provider is asked.';
    case 'R7':
      return 'A record that is gone from a complete list counts no more.';
    case 'R10':
      return overByOwnWord(winner);
    case 'R6':
      return 'A place in Apply says nothing of who began once Register should have had a record.';
    case 'R0':
    case 'R4':
      return overApply(winner, loser, episode);
    case 'R1':
      return 'A closed record outranks whatever else is said.';
  }
}

function overByOwnWord({ confidence }: Finding): string {
  switch (confidence) {
    case 'disputed':
      return 'Register’s record counts while the two contradict each other.';
    case 'confirmed':
      return 'Their own word and the sign-off without them agree.';
    default:
      return 'The person’s own word counts while nobody has yet confirmed or denied it.';
  }
}

function overApply(winner: Finding, loser: Finding, { signOff }: Episode): string {
  if (loser.rule === 'R10') return 'The provider’s record counts once its provider had the time to correct it.';
  if (winner.confidence === 'confirmed' && signOff !== undefined)
    return `Register outranks ${nameOf(loser)} because the provider signed off on ${longDate(signOff.date)}.`;
  return `Register outranks ${nameOf(loser)} because its record for the same start year is no draft any more.`;
}

function nameOf({ source }: Finding): string {
  return source === 'apply' ? 'Apply' : 'what else is said';
}
