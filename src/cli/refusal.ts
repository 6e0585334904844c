import type { ReadProblem } from '#access/reading.ts';
import { Failure } from './failure.ts';
import { WrongUse } from './wrong-use.ts';

/** Why nobody's record is answered, in words for whoever typed the question. */
export function refusal(problem: ReadProblem, who: string): Error {
  switch (problem.kind) {
    case 'not-allowed':
      return new WrongUse('That purpose is none for which the command line reads a person (policy/access.yaml)');
    case 'restricted':
      return new Failure(`The person had the use of this record restricted.`);
    case 'nobody':
      return new Failure(`Nobody is known as ${who} at that instant.`);
    case 'parted':
      return new Failure(`${who} was parted. Ask for one of its heirs: ${problem.heirs.join(', ')}`);
    case 'bad-who':
      return new WrongUse(noName(who));
    case 'bad-valid-on':
      return new WrongUse('--valid-on must be a real date, YYYY-MM-DD');
    case 'bad-known-at':
      return new WrongUse('--known-at must be an instant such as 2025-09-15T12:00:00Z, or a date');
    case 'not-settled':
      return new WrongUse(`--known-at is later than the last settled instant, ${problem.settled}`);
  }
}

export function noName(who: string): string {
  return `${JSON.stringify(who)} is no name of a person here: give a person id, feed:key (apply-application:1001), a TRN or an email address`;
}
