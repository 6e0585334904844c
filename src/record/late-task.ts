import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef } from '#source/record-ref.ts';
import type { TaskAnswer } from './answer.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import { latestText } from './evidence/known-record.ts';
import { expectedEnd } from './expected-end.ts';
import type { Registration } from './facet/registration.ts';
import type { PersonView } from './person-view.ts';
import type { Finding } from './rule/finding.ts';
import { addWorkingDays } from './working-day.ts';

/** The first day on which a training without an outcome is overdue: only its own end makes it so, never a September (domain 2.1). */
export function overdueFrom(episode: Episode | undefined, { code }: Finding, policy: Policy): PlainDate | undefined {
  const { registration } = episode ?? {};
  // Whoever paused gets another end when they return.
  if (registration === undefined || (code !== 'in_training' && code !== 'start_unconfirmed')) return undefined;
  const end = expectedEnd(registration, policy);
  return end === undefined ? undefined : addDays(end.value, policy.lag.overdueDays + 1);
}

export function overdueTasks(
  episode: Episode | undefined,
  finding: Finding,
  { on }: When,
  policy: Policy,
): readonly TaskAnswer[] {
  const from = overdueFrom(episode, finding, policy);
  if (from === undefined || on < from || episode?.registration === undefined) return [];
  return [task('overdue_outcome', episode.registration, from, policy)];
}

/** Requests for a number that the regulator has not answered within Register's own limit. */
export function pendingNumberTasks({ registrations }: PersonView, when: When, policy: Policy): readonly TaskAnswer[] {
  return registrations.flatMap((registration) => {
    const { state, submittedAt, gone, record } = registration;
    const isWaiting =
      state?.value === 'submitted_for_trn' && gone === undefined && latestText(record, 'trn') === undefined;
    if (!isWaiting || submittedAt === undefined) return [];
    const from = addDays(londonDate(submittedAt), policy.lag.trnPendingDays + 1);
    return when.judged < from ? [] : [task('trn_pending', registration, from, policy)];
  });
}

function task(kind: string, { ref }: Registration, from: PlainDate, policy: Policy): TaskAnswer {
  const about = formatRef(ref);
  return { id: `${kind}/${about}`, kind, due: addWorkingDays(from, policy.lag.lateTaskWorkingDays, policy), about };
}
