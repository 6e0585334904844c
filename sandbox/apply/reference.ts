import type { Attempt } from '../population/account.ts';
import { type Instant, instantOn, utcDayOf } from '../time.ts';
import type { Reference } from './candidate.ts';

/** Two referees a form, asked when an offer is accepted; they have answered by the day of the place. */
export function referencesOf({ formId, filledAt, tries }: Attempt): readonly Reference[] {
  if (filledAt === undefined) return [];
  const accepted = tries[0]?.steps.find(({ status }) => status === 'pending_conditions')?.at;
  const recruitedAt = tries[0]?.place?.recruitedAt;
  return [0, 1].map((which): Reference => {
    const steps: Reference['steps'][number][] = [{ at: filledAt, status: 'not_requested_yet' }];
    if (accepted !== undefined) steps.push({ at: accepted, status: 'feedback_requested' });
    if (accepted !== undefined && recruitedAt !== undefined) {
      steps.push({ at: answeredAt(formId, which, accepted, recruitedAt), status: 'feedback_provided' });
    }
    return {
      id: 5_000_001 + (formId % 1_000_000) * 2 + which,
      refereeType: refereeTypes[formId % 4] ?? 'academic',
      steps,
    };
  });
}

const refereeTypes: readonly Reference['refereeType'][] = ['academic', 'professional', 'school-based', 'character'];

/** Mostly entered with the decision; on one form in eight the first answer moves the row before. */
function answeredAt(formId: number, which: number, accepted: Instant, recruitedAt: Instant): Instant {
  if (which !== 0 || formId % 8 !== 0) return recruitedAt;
  const noon = instantOn(utcDayOf((accepted + recruitedAt) / 2), 12, formId % 60);
  return Math.max(noon, accepted + instantOn(0, 1));
}
