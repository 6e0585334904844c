import { formatInstant } from '#kernel/instant.ts';
import { currentCycle } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { type Fields, listOf, members } from './fields.ts';
import type { SaidRow } from './story.ts';

/** A row of Apply's Candidate API. */
export function candidateOf(line: SaidRow, policy: Policy): Fields {
  const at = formatInstant(line.at);
  const { application_forms: forms, ...row } = line.row;
  return {
    email_address: `candidate-${line.key}@story.test`,
    created_at: at,
    updated_at: at,
    ...row,
    application_forms: listOf(forms).map((form, index) => formOf(form, Number(`${index + 1}00`), at, line, policy)),
  };
}

/** A row of Apply's Register API. */
export function application(line: SaidRow, policy: Policy): Fields {
  const { candidate, contact_details: contact, course, ...row } = line.row;
  return {
    support_reference: null,
    status: 'recruited',
    updated_at: formatInstant(line.at),
    submitted_at: null,
    recruited_at: null,
    offer_pending_conditions_count: 0,
    ...row,
    candidate: { id: `C-${line.key}`, first_name: null, last_name: null, date_of_birth: null, ...members(candidate) },
    contact_details: { email: `choice-${line.key}@story.test`, phone_number: null, ...members(contact) },
    course: { recruitment_cycle_year: currentCycle(policy.calendar, line.at), course_uuid: null, ...members(course) },
  };
}

function formOf(form: Fields, number: number, at: string, line: SaidRow, policy: Policy): Fields {
  const { application_choices: choices, ...said } = form;
  const plainChoice = {
    created_at: at,
    updated_at: at,
    sent_to_provider_at: null,
    status: 'awaiting_provider_decision',
  };
  return {
    id: `${line.key}-${number}`,
    created_at: at,
    updated_at: at,
    first_name: null,
    last_name: null,
    application_status: 'unknown_state',
    application_phase: 'apply_1',
    recruitment_cycle_year: currentCycle(policy.calendar, line.at),
    submitted_at: null,
    ...said,
    ...(choices === undefined
      ? {}
      : {
          application_choices: {
            ...members(choices),
            data: listOf(Array.isArray(choices) ? choices : members(choices).data).map((choice) => ({
              ...plainChoice,
              ...choice,
            })),
          },
        }),
  };
}
