import { z } from 'zod';
import type { RequestDetail } from '../../rights-port.ts';
import { outcomesOf } from './request-page.ts';

export type TypedAnswering = { readonly outcome: string; readonly isSure: boolean; readonly because: string };
export type AnsweringProblems = Partial<Record<'outcome' | 'sure' | 'because', string>>;

export const nothingTyped: TypedAnswering = { outcome: '', isSure: false, because: '' };

const fields = z.object({
  outcome: z.string().max(20).catch('').default(''),
  sure: z.string().max(20).catch('').default(''),
  because: z.string().max(2000).catch('').default(''),
});

type ReadAnswering = {
  readonly typed: TypedAnswering;
  readonly problems: AnsweringProblems;
  readonly outcome: 'done' | 'refused' | 'ended' | null;
};

/** What was filled in; an outcome only where nothing is missing. */
export function readAnswering(body: unknown, { right, state }: RequestDetail): ReadAnswering {
  const read = fields.parse(body ?? {});
  const typed = { outcome: read.outcome, isSure: read.sure === 'yes', because: read.because.trim() };
  const outcome = outcomesOf(right, state).find(({ value }) => value === typed.outcome)?.value ?? null;
  const problems: AnsweringProblems = {
    ...(outcome === null ? { outcome: 'Choose what you decide' } : {}),
    ...(right === 'erasure' && outcome === 'done' && !typed.isSure
      ? { sure: 'Say that you have seen that all of these records are theirs' }
      : {}),
    ...(typed.because === '' ? { because: 'Say why' } : {}),
  };
  return { typed, problems, outcome: Object.keys(problems).length === 0 ? outcome : null };
}
