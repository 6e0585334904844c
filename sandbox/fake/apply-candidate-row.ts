import type { Candidate, Form, FormChoice, Reference } from '../apply/candidate.ts';
import { candidateStamp, choiceNow, formStamp, isThere, lastOf } from '../apply/candidate-now.ts';
import { formStatusOf } from '../apply/form-status.ts';
import type { Interview } from '../population/account.ts';
import type { Course } from '../population/course.ts';
import { type Instant, instantText } from '../time.ts';

/** One account with all its forms, as the Candidate API shows it at an instant. */
export function candidateRow(candidate: Candidate, now: Instant): unknown {
  return {
    id: candidate.id,
    type: 'candidate',
    attributes: {
      created_at: instantText(candidate.createdAt),
      updated_at: instantText(candidateStamp(candidate, now)),
      email_address: lastOf(candidate.emails, now)?.email,
      application_forms: candidate.forms
        .filter((form) => isThere(form, now))
        .map((form) => formRow(candidate, form, now)),
    },
  };
}

function formRow(candidate: Candidate, form: Form, now: Instant): unknown {
  const isFilledIn = form.filledAt !== undefined && form.filledAt <= now;
  const submittedAt = form.submittedAt !== undefined && form.submittedAt <= now ? form.submittedAt : undefined;
  const rows = form.choices.flatMap((choice) => choiceRow(candidate, choice, submittedAt, now) ?? []);
  return {
    id: form.id,
    created_at: instantText(form.createdAt),
    updated_at: instantText(formStamp(candidate, form, now)),
    first_name: isFilledIn ? candidate.person.firstName : null,
    last_name: isFilledIn ? (lastOf(form.lastNames, now)?.lastName ?? null) : null,
    application_status: formStatusOf(
      rows.map(({ status }) => status),
      isFilledIn,
    ),
    application_phase: 'apply_1',
    recruitment_cycle_year: form.cycle,
    submitted_at: textOrNull(submittedAt),
    application_choices: { completed: isFilledIn && rows.length > 0, data: rows },
    references: {
      completed: isFilledIn,
      data: form.references.flatMap((reference) => referenceRow(reference, now) ?? []),
    },
    qualifications: { completed: isFilledIn },
    personal_statement: { completed: submittedAt !== undefined },
  };
}

function choiceRow(candidate: Candidate, choice: FormChoice, sentAt: Instant | undefined, now: Instant) {
  const current = choiceNow(candidate, choice, now);
  if (current === undefined) return undefined;
  const accepted = choice.steps.find(({ status }) => status === 'pending_conditions' || status === 'recruited');
  return {
    id: choice.id,
    created_at: instantText(choice.createdAt),
    updated_at: instantText(current.updatedAt),
    sent_to_provider_at: textOrNull(sentAt),
    accepted_at: textOrNull(accepted !== undefined && accepted.at <= now ? accepted.at : undefined),
    status: current.step.status,
    provider: { name: current.step.course.provider.name },
    course: courseRow(current.step.course),
    interviews: interviewRows(choice, now),
  };
}

function courseRow({ uuid, subject, fundingType, programType }: Course): unknown {
  return {
    uuid,
    name: subject.name,
    level: subject.level,
    funding_type: fundingType === 'salary' ? 'salaried' : fundingType,
    program_type: programType,
  };
}

/** A new time for an interview moves no stamp but its own: whoever asks by `updated_since` does not hear of it. */
function interviewRows({ id, interview }: FormChoice, now: Instant): readonly unknown[] {
  if (interview === undefined || interview.arrangedAt > now) return [];
  const moved = movedBy(interview, now);
  return [
    {
      id: 5_000_000 + id,
      created_at: instantText(interview.arrangedAt),
      updated_at: instantText(moved?.at ?? interview.arrangedAt),
      date_and_time: instantText(moved?.to ?? interview.heldAt),
      cancelled_at: null,
    },
  ];
}

function movedBy({ moved }: Interview, now: Instant): Interview['moved'] {
  return moved !== undefined && moved.at <= now ? moved : undefined;
}

function referenceRow({ id, refereeType, steps }: Reference, now: Instant): unknown {
  const current = lastOf(steps, now);
  const created = steps[0];
  if (current === undefined || created === undefined) return undefined;
  const requested = steps.find(({ status }) => status === 'feedback_requested');
  return {
    id,
    created_at: instantText(created.at),
    updated_at: instantText(current.at),
    requested_at: textOrNull(requested !== undefined && requested.at <= now ? requested.at : undefined),
    feedback_status: current.status,
    referee_type: refereeType,
  };
}

function textOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : instantText(at);
}
