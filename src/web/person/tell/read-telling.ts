import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import type { ClaimKind } from '#source/claim-kind.ts';
import { readTypedDate, type TypedDate } from '../../date-form.ts';
import { typedText } from '../../typed-text.ts';
import type { Telling } from '../port.ts';
import type { Flow } from './flow.ts';

/** What was typed into a flow's question, as it was, so that it can be shown again. */
export type Typed = {
  readonly day: TypedDate;
  readonly text: string;
  readonly reasons: readonly string[];
  readonly score: string;
  readonly provider: string;
  readonly urn: string;
  readonly postcode: string;
  /** The words by which a school was looked for. */
  readonly school: string;
};

export type TellingProblems = {
  readonly [Field in 'day' | 'text' | 'reasons' | 'score' | 'provider' | 'urn' | 'postcode']?: string;
};

export type ReadTelling = { readonly typed: Typed; readonly problems: TellingProblems; readonly telling: Telling };

/** Far more than may be sent, so that what is too long comes back to be shortened. */
const text = typedText(20_000);
const form = z.object({
  'on-day': text,
  'on-month': text,
  'on-year': text,
  text,
  reasons: z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .default([]),
  score: text,
  provider: text,
  urn: text,
  postcode: text,
  school: typedText(80),
});

export function readTelling(kind: ClaimKind, { day, asked }: Flow, body: unknown, today: string): ReadTelling {
  const read = form.parse(typeof body === 'object' && body !== null ? body : {});
  const typed: Typed = {
    day: { day: read['on-day'], month: read['on-month'], year: read['on-year'] },
    text: read.text,
    reasons: [read.reasons].flat(),
    score: read.score,
    provider: read.provider,
    urn: read.urn,
    postcode: read.postcode,
    school: read.school.trim(),
  };
  const date = day === null ? null : readTypedDate(day.label, typed.day, today, day.side);
  const dayProblem =
    date === null || date.kind === 'date'
      ? {}
      : { day: date.kind === 'problem' ? date.problem.message : `Enter ${lowered(day?.label ?? '')}` };
  const [value, problems] = answerOf(asked, typed);
  const on = date === null ? today : date.kind === 'date' ? date.date : null;
  return { typed, problems: { ...dayProblem, ...problems }, telling: { kind, on, value } };
}

export const nothingTyped: Typed = {
  day: { day: '', month: '', year: '' },
  text: '',
  reasons: [],
  score: '',
  provider: '',
  urn: '',
  postcode: '',
  school: '',
};

function answerOf(asked: Flow['asked'], typed: Typed): readonly [Json, TellingProblems] {
  switch (asked.kind) {
    case 'nothing':
      return [null, {}];
    case 'text': {
      const said = typed.text.trim();
      if (said === '') return [null, asked.optional ? {} : { text: `Enter ${lowered(asked.label)}` }];
      if (said.length > asked.most) return [null, { text: `This must be ${asked.most} characters or fewer` }];
      return [said, {}];
    }
    case 'reasons': {
      const known = typed.reasons.filter((each) => asked.options.some(([value]) => value === each));
      return known.length === 0 ? [null, { reasons: 'Choose at least one' }] : [{ reasons: known }, {}];
    }
    case 'score': {
      const isKnown = asked.options.some(([value]) => value === typed.score);
      const said = typed.text.trim();
      if (said.length > 500) return [null, { text: 'This must be 500 characters or fewer' }];
      return isKnown
        ? [{ score: Number(typed.score), ...(said === '' ? {} : { text: said }) }, {}]
        : [null, { score: 'Choose how it is going' }];
    }
    case 'provider': {
      const code = typed.provider.trim().toUpperCase();
      return /^[A-Z0-9]{3}$/.test(code)
        ? [{ provider_code: code }, {}]
        : [null, { provider: 'Enter the three letters or figures of its code, such as 1AA' }];
    }
    case 'course': {
      const code = typed.text.trim().toUpperCase();
      return /^[A-Z0-9]{4}$/.test(code)
        ? [{ course_code: code }, {}]
        : [null, { text: 'Enter the four letters or figures of its code, such as X100' }];
    }
    case 'email': {
      const read = z.email().max(254).safeParse(typed.text.trim());
      return read.success
        ? [read.data, {}]
        : [null, { text: 'Enter an email address in the correct format, like name@example.com' }];
    }
    case 'phone': {
      const number = typed.text.replace(/[\s()-]/g, '');
      return /^(\+447|07)\d{9}$/.test(number)
        ? [number, {}]
        : [null, { text: 'Enter a UK mobile number, like 07700 900 982' }];
    }
    case 'address': {
      const lines = typed.text.split(/\r?\n/).flatMap((line) => line.trim().slice(0, 200) || []);
      const postcode = typed.postcode.trim().toUpperCase().slice(0, 12);
      const problems = {
        ...(lines.length === 0 ? { text: 'Enter your address' } : {}),
        ...(postcode === '' ? { postcode: 'Enter a postcode' } : {}),
      };
      return Object.keys(problems).length > 0 ? [null, problems] : [{ lines: lines.slice(0, 5), postcode }, {}];
    }
    case 'school':
      return /^\d{6}$/.test(typed.urn) ? [{ urn: typed.urn }, {}] : [null, { urn: 'Choose a school' }];
  }
}

function lowered(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
