import type { Episode, EpisodeWord } from '../episode.ts';
import type { Finding } from '../rule/finding.ts';
import { longDate } from './long-date.ts';

/** What the person said, when, and who has or has not confirmed it (R10). */
export function ownWordSaid(episode: Episode | undefined, finding: Finding): string {
  const { code, confidence, because } = finding;
  if (code === 'first_post_agreed') {
    return confidence === 'corroborated'
      ? 'They told us of their first post, and Teachers’ Pensions tells of the same school.'
      : 'They told us of their first post, and neither an induction nor Teachers’ Pensions shows it yet.';
  }
  const word = episode?.words.find(({ observation }) => because.includes(observation));
  if (word !== undefined) return `${said(word)} ${heard(episode, finding)}`;
  const moved = episode?.moved?.claim;
  return moved === undefined
    ? 'They said so themselves.'
    : `They said on ${longDate(moved.saidOn)} that they train elsewhere now, and Register does not show it yet.`;
}

function said(word: EpisodeWord): string {
  const on = `They said on ${longDate(word.saidOn)} that they`;
  switch (word.kind) {
    case 'started':
      return `${on} started on ${longDate(word.from)}.`;
    case 'not_starting':
      return `${on} are not starting.`;
    case 'not_yet':
      return `${on} have not started yet, and expect to on ${longDate(word.expected)}.`;
    case 'paused':
      return `${on} paused their training on ${longDate(word.from)}.`;
    case 'withdrew':
      return `${on} left on ${longDate(word.from)}.`;
  }
}

function heard(episode: Episode | undefined, { confidence, contradiction }: Finding): string {
  const signOff = episode?.signOff;
  if (confidence === 'disputed' && signOff !== undefined)
    return `Their provider signed them off on ${longDate(signOff.date)}. Both stay until somebody has found out.`;
  if (confidence === 'confirmed' && signOff !== undefined)
    return `Their provider signed off its trainees on ${longDate(signOff.date)}, and Register holds no record of them.`;
  return contradiction === undefined
    ? 'Nobody who could confirm or deny it has spoken yet.'
    : 'Their record in Register is still live, although their provider should have heard by now.';
}
