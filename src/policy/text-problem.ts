import type { z } from 'zod';
import { canonicalJson, type Json, memberOf } from '#kernel/json.ts';

/** A place in a policy text that does not fit, or does not make sense. */
export type TextProblem = {
  /** Below the folder of the texts, `lag.yaml`. */
  readonly file: string;
  /** The keys that lead there; none for the whole file. */
  readonly path: readonly (string | number)[];
  /** Of a key that a text lacks, or has and nobody reads, a newer or older release may know better. */
  readonly kind: 'missing' | 'unknown' | 'wrong';
  /** In plain words, to be read after the place: `is missing`. */
  readonly says: string;
};

/** `policy/lag.yaml, line 4, freshness.W0: is missing` */
export function textProblemLine({ file, path, says }: TextProblem, line: number | null = null): string {
  const place = path.length === 0 ? 'the whole file' : path.join('.');
  return `policy/${file}${line === null ? '' : `, line ${line}`}, ${place}: ${says}`;
}

/** What zod found wrong with a text, in words of a policy owner. */
export function problemsIn(file: string, text: Json | undefined, error: z.ZodError): readonly TextProblem[] {
  return error.issues.flatMap((issue): readonly TextProblem[] => {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        file,
        path: [...path, key],
        kind: 'unknown',
        says: 'is not a word that this text knows; look for a slip, or remove the line',
      }));
    const found = path.reduce<Json | undefined>((value, key) => memberOf(value, key), text);
    if (found === undefined) return [{ file, path, kind: 'missing', says: 'is missing' }];
    return [{ file, path, kind: 'wrong', says: `is ${canonicalJson(found)}, but ${expectation(issue)}` }];
  });
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kindWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? 'must not be empty'
        : `must be ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `must be ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_key':
      return 'holds a word that is not among those it may hold';
    default:
      return /^(must|holds|lists|lacks|is|has) /.test(issue.message) ? issue.message : `must be ${issue.message}`;
  }
}

const kindWords: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'lines below it, each with a word and a colon',
  record: 'lines below it, each with a word and a colon',
};
