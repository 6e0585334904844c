import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { TaskAnswer } from './answer.ts';
import { bounceOn, countsAgain } from './bounce.ts';
import { leadingEmail } from './contact.ts';
import type { Episode } from './episode.ts';
import type { PersonView } from './person-view.ts';
import { sharedSince } from './shared-inbox.ts';
import { addWorkingDays } from './working-day.ts';

/** The person should check their address while the one that would lead has bounced, or is another person's too (domain 3.2). */
export function checkContactTasks(
  view: PersonView,
  episode: Episode | undefined,
  window: Window,
  on: PlainDate,
  policy: Policy,
): readonly TaskAnswer[] {
  if (view.bounces.length + view.sharers.length === 0) return [];
  const leader = leadingEmail(view, episode, window, on, policy, () => true);
  if (leader === undefined) return [];
  const bounce = bounceOn(view.bounces, leader.said.value, on, policy);
  if (bounce !== undefined) return [task(bounce.receipt, countsAgain(bounce, policy))];
  const since = sharedSince(view, leader.said.value, on);
  if (since === undefined) return [];
  return [task('shared_inbox', addWorkingDays(londonDate(since), policy.lag.lateTaskWorkingDays, policy))];
}

function task(about: string, due: PlainDate): TaskAnswer {
  return { id: `check_contact/${about}`, kind: 'check_contact', due, about };
}
