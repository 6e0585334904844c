import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { TaskAnswer } from './answer.ts';
import { bounceOn, countsAgain } from './bounce.ts';
import { leadingEmail } from './contact.ts';
import type { Episode } from './episode.ts';
import type { PersonView } from './person-view.ts';

/** The person should check their address while the one that would lead has bounced (domain 3.2). */
export function checkContactTasks(
  view: PersonView,
  episode: Episode | undefined,
  window: Window,
  on: PlainDate,
  policy: Policy,
): readonly TaskAnswer[] {
  if (view.bounces.length === 0) return [];
  const leader = leadingEmail(view, episode, window, on, policy, () => true);
  const bounce = leader && bounceOn(view.bounces, leader.said.value, on, policy);
  if (bounce === undefined) return [];
  const due = countsAgain(bounce, policy);
  return [{ id: `check_contact/${bounce.receipt}`, kind: 'check_contact', due, about: bounce.receipt }];
}
