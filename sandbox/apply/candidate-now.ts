import { applyDeadlineOf, currentCycle } from '../calendar.ts';
import type { Instant } from '../time.ts';
import type { Candidate, ChoiceStep, Form, FormChoice, Reference } from './candidate.ts';
import { lastTouch } from './touch.ts';

/**
 * Only candidates with a form of the current cycle are shown, and new ones made after the last cycle's deadline.
 * When the cycle flips, everybody else is gone, also those who hold a place of the cycle before.
 */
export function isShown({ createdAt, goneAt, forms }: Candidate, now: Instant): boolean {
  if (createdAt > now || (goneAt !== undefined && goneAt <= now)) return false;
  const cycle = currentCycle(now);
  return createdAt > applyDeadlineOf(cycle - 1) || forms.some((form) => form.cycle === cycle && isThere(form, now));
}

/** Whether the form is in this account by then. */
export function isThere({ createdAt, arrivedAt }: Form, now: Instant): boolean {
  return Math.max(createdAt, arrivedAt ?? createdAt) <= now;
}

/** The newest stamp of the candidate, its forms, choices and references: what `updated_since` is compared with. */
export function newestStamp(candidate: Candidate, now: Instant): Instant {
  let newest = candidateStamp(candidate, now);
  for (const form of candidate.forms) {
    if (isThere(form, now)) newest = Math.max(newest, formStamp(candidate, form, now));
  }
  return newest;
}

export function candidateStamp({ createdAt, emails }: Candidate, now: Instant): Instant {
  return lastOf(emails, now)?.at ?? createdAt;
}

/** A write to a choice or a reference touches its form. */
export function formStamp(candidate: Candidate, form: Form, now: Instant): Instant {
  let written = lastOf(form.lastNames, now)?.at ?? form.createdAt;
  if (form.arrivedAt !== undefined && form.arrivedAt <= now) written = Math.max(written, form.arrivedAt);
  if (form.filledAt !== undefined && form.filledAt <= now) written = Math.max(written, form.filledAt);
  for (const { steps } of form.choices) written = Math.max(written, lastOf(steps, now)?.at ?? 0);
  for (const { steps } of form.references) written = Math.max(written, lastOf(steps, now)?.at ?? 0);
  return stampOf(candidate, written, now);
}

export function choiceNow(
  candidate: Candidate,
  choice: FormChoice,
  now: Instant,
): { step: ChoiceStep; updatedAt: Instant } | undefined {
  const step = lastOf(choice.steps, now);
  return step === undefined ? undefined : { step, updatedAt: stampOf(candidate, step.at, now) };
}

export function referenceNow({ steps }: Reference, now: Instant): Reference['steps'][number] | undefined {
  return lastOf(steps, now);
}

export function lastOf<Write extends { readonly at: Instant }>(
  writes: readonly Write[],
  now: Instant,
): Write | undefined {
  return writes.findLast(({ at }) => at <= now);
}

function stampOf(candidate: Candidate, writtenAt: Instant, now: Instant): Instant {
  return candidate.isTouched ? lastTouch(candidate, writtenAt, now) : writtenAt;
}
