import { assertNever } from '#kernel/assert-never.ts';
import type { Difference } from './funding-check.ts';

/** Why a count of ours may not be the Funding team's, in a few plain words. */
export function differenceWords(why: Difference): string {
  switch (why) {
    case 'same':
      return 'the same';
    case 'lag':
      return 'their file is older: what changed since then explains it';
    case 'uncertain':
      return 'they may count trainees who pause, or of whom we do not know yet that they started';
    case 'not_listed':
      return 'they list no such line: nobody is paid for, or not yet';
    case 'unexplained':
      return 'not explained';
    default:
      return assertNever(why);
  }
}
