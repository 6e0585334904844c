import { type Applicant, mailOf } from './applicant.ts';

/** What may change in an account with one form and one choice. */
export type CandidateState = {
  readonly status: 'rejected' | 'pending_conditions' | 'recruited' | 'withdrawn';
  readonly updatedAt: string;
};

/** One row of Apply's Candidate API 1.4. */
export function candidateRow(person: Applicant, { status, updatedAt }: CandidateState): unknown {
  const { course, index } = person;
  const ended = status === 'rejected' || status === 'withdrawn';
  return {
    id: person.candidateId,
    type: 'candidate',
    attributes: {
      email_address: mailOf(person, 0),
      created_at: `${course.cycle - 1}-11-01T10:00:00Z`,
      updated_at: updatedAt,
      application_forms: [
        {
          id: 1_000_000 + index,
          created_at: `${course.cycle - 1}-11-01T10:00:00Z`,
          updated_at: updatedAt,
          first_name: person.firstName,
          last_name: person.lastName,
          application_status: ended ? 'ended_without_success' : status,
          application_phase: 'apply_1',
          recruitment_cycle_year: course.cycle,
          submitted_at: `${course.cycle - 1}-11-20T10:00:00Z`,
          application_choices: {
            completed: true,
            data: [
              {
                id: Number(person.choiceId),
                created_at: `${course.cycle - 1}-11-01T10:00:00Z`,
                updated_at: updatedAt,
                sent_to_provider_at: `${course.cycle - 1}-11-20T10:00:00Z`,
                ...(status === 'rejected' ? {} : { accepted_at: `${course.cycle}-02-01T10:00:00Z` }),
                status,
                course: { uuid: course.uuid, name: 'Mathematics', level: 'secondary', funding_type: 'fee' },
                provider: { name: course.provider.name },
                interviews: [],
              },
            ],
          },
          references: { completed: true, data: [] },
          qualifications: { completed: true },
        },
      ],
    },
  };
}
