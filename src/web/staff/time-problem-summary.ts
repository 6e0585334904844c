import { errorSummary } from '../component/error-summary.ts';
import type { Html } from '../html.ts';
import type { TimeProblems } from './time-query.ts';

/** What is wrong with the dates asked for, each leading to its field. */
export function timeProblemSummary({ validOn, knownAt }: TimeProblems): Html {
  return errorSummary({
    titleText: 'There is a problem',
    errorList: [
      ...(validOn ? [{ text: validOn.message, href: `#valid-on-${validOn.part}` }] : []),
      ...(knownAt ? [{ text: knownAt.message, href: `#known-at-${knownAt.part}` }] : []),
    ],
  });
}
