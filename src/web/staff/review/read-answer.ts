import { z } from 'zod';
import { addDays, plainDate } from '#kernel/plain-date.ts';
import { readTypedDate } from '../../date-form.ts';
import type { GivenAnswer, QuestionDetail } from '../../review-port.ts';
import type { AnswerProblems, TypedAnswer } from './answer-form.ts';
import type { TypedUndo, UndoProblems } from './decision-page.ts';

const text = z.string().max(2000).catch('').default('');
const answerFields = z.object({
  action: text,
  records: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [given].flat()),
  'until-day': text,
  'until-month': text,
  'until-year': text,
  because: text,
});

type ReadAnswer = {
  readonly typed: TypedAnswer;
  readonly problems: AnswerProblems;
  readonly answer: Omit<GivenAnswer, 'author'> | null;
};

/** What was filled in; an answer only where nothing is missing. */
export function readAnswer(body: unknown, { compared, today }: QuestionDetail): ReadAnswer {
  const fields = answerFields.parse(body);
  const until = { day: fields['until-day'], month: fields['until-month'], year: fields['until-year'] };
  const typed = { ...fields, until };
  const action = actionOf(fields.action);
  // A day to come: as far ahead as anybody puts anything off.
  const day = readTypedDate('Until', until, addDays(plainDate(today), 3660));
  const chosen = fields.records.map(Number).filter((index) => compared[index] !== undefined);
  const problems: AnswerProblems = {
    ...(action === null ? { action: 'Choose what you decide' } : {}),
    ...(action === 'split' && chosen.length === 0 ? { records: 'Choose the records that are somebody else’s' } : {}),
    ...(action === 'link' && chosen.length === 1 ? { records: 'Choose two records or more, or none' } : {}),
    ...(action === 'defer' ? untilProblem(day, today) : {}),
    ...(fields.because.trim() === '' ? { because: 'Say why, and how you know' } : {}),
  };
  if (action === null || Object.keys(problems).length > 0) return { typed, problems, answer: null };
  const answer = {
    action,
    records: chosen,
    until: day.kind === 'date' ? day.date : null,
    reason: fields.because.trim(),
  };
  return { typed, problems, answer };
}

const undoFields = z.object({ because: text });

export function readUndo(body: unknown): { readonly typed: TypedUndo; readonly problems: UndoProblems } {
  const because = undoFields.parse(body).because.trim();
  return { typed: { because }, problems: because === '' ? { because: 'Say why, and how you know' } : {} };
}

function untilProblem(day: ReturnType<typeof readTypedDate>, today: string): AnswerProblems {
  switch (day.kind) {
    case 'none':
      return { until: 'Say until when you put it off' };
    case 'problem':
      return { until: day.problem.message };
    case 'date':
      return day.date <= today ? { until: 'Until must be a day to come' } : {};
  }
}

function actionOf(given: string): GivenAnswer['action'] | null {
  return given === 'link' || given === 'apart' || given === 'split' || given === 'defer' || given === 'ask'
    ? given
    : null;
}
