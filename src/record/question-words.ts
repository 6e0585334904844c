import type { PersonRecord } from './answer.ts';

/** What is asked, in a sentence; the claims that would answer it stand beside it. */
export function questionWords({ status, question }: Pick<PersonRecord, 'status' | 'question'>): string {
  if (question?.claims.includes('first_post')) return 'Did the post that was agreed begin?';
  if (status.confidence === 'disputed') return 'Which of the sides is right?';
  if (status.confidence === 'stale') return 'Is this still so?';
  if (question?.claims.some((claim) => claim.startsWith('changed_')))
    return 'Did the move to another provider or course happen?';
  return 'Did the training begin?';
}
