import { z } from 'zod';
import { endOfLondonDay, formatInstant, londonDate, parseInstant } from '#kernel/instant.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import { type DateProblem, type ReadDate, readTypedDate, type TypedDate, typedFrom } from '../date-form.ts';

export type AskedTime = {
  readonly validOn: TypedDate;
  readonly knownAt: TypedDate;
  /** An exact moment given in the address by another tool; a form only gives days. */
  readonly instant: string | null;
  readonly fromForm: boolean;
};

export type TimeProblems = { readonly validOn: DateProblem | null; readonly knownAt: DateProblem | null };

export type ReadTime =
  | { readonly kind: 'times'; readonly validOn: string | null; readonly knownOn: string | null }
  | { readonly kind: 'problems'; readonly problems: TimeProblems };

const text = z.string().max(40).catch('').default('');

const query = z.object({
  'valid-on': text,
  'known-at': text,
  'valid-on-day': text,
  'valid-on-month': text,
  'valid-on-year': text,
  'known-at-day': text,
  'known-at-month': text,
  'known-at-year': text,
});

/** From the form come six fields; from a link come two dates. */
export function askedTime(raw: unknown): AskedTime {
  const asked = query.parse(raw);
  const validOn = { day: asked['valid-on-day'], month: asked['valid-on-month'], year: asked['valid-on-year'] };
  const knownAt = { day: asked['known-at-day'], month: asked['known-at-month'], year: asked['known-at-year'] };
  if ([validOn, knownAt].some((typed) => Object.values(typed).some((part) => part !== ''))) {
    return { validOn, knownAt, instant: null, fromForm: true };
  }
  const instant = asked['known-at'].includes('T') ? parseInstant(asked['known-at']) : undefined;
  return {
    validOn: typedFromLink(asked['valid-on']),
    knownAt: instant ? typedFrom(londonDate(instant)) : typedFromLink(asked['known-at']),
    instant: instant ? formatInstant(instant) : null,
    fromForm: false,
  };
}

export function readTime(asked: AskedTime, today: string): ReadTime {
  const validOn = readTypedDate('Valid on', asked.validOn, today);
  const knownAt = readTypedDate('Known at', asked.knownAt, today);
  if (validOn.kind === 'problem' || knownAt.kind === 'problem') {
    return { kind: 'problems', problems: { validOn: problemOf(validOn), knownAt: problemOf(knownAt) } };
  }
  return { kind: 'times', validOn: dateOf(validOn), knownOn: dateOf(knownAt) };
}

/** A day means its end in London; today has not ended, so it means the last settled moment (null). */
export function knownAtOf(knownOn: string | null, settled: string): string | null {
  const day = knownOn === null ? undefined : parsePlainDate(knownOn);
  const settledInstant = parseInstant(settled);
  if (!day || !settledInstant || day >= londonDate(settledInstant)) return null;
  return formatInstant(endOfLondonDay(day));
}

/** A date in a link that is none is kept as typed, so that the form can say what is wrong with it. */
function typedFromLink(date: string): TypedDate {
  const [year = '', month = '', day = ''] = date.split('-');
  return parsePlainDate(date) ? typedFrom(date) : { day, month, year };
}

function problemOf(read: ReadDate): DateProblem | null {
  return read.kind === 'problem' ? read.problem : null;
}

function dateOf(read: ReadDate): string | null {
  return read.kind === 'date' ? read.date : null;
}
