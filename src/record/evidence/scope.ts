import { memberOf } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import type { Coverage } from './evidence.ts';

/** Of all last complete runs those that would have shown a change to a person who owns these statements. */
export function coverageOf(own: readonly Observation[], all: readonly Coverage[]): readonly Coverage[] {
  const named = new Set(own.flatMap((each) => scopeNamedIn(each) ?? []));
  return all.filter(({ feed, scope }) => everybody.has(`${feed}/${scope}`) || named.has(`${feed}/${scope}`));
}

/** A complete run of these is about everybody. */
const everybody: ReadonlySet<string> = new Set(['register-trainee/*', 'trs-person/*', 'git-contact/*', 'employment/*']);

/** The scope of its feed in which a record that says so is read. */
function scopeNamedIn({ feed, attribute, value }: Observation): string | undefined {
  switch (`${feed} ${attribute}`) {
    case 'apply-application recruitment_cycle_year':
    case 'register-trainee ukprn':
      return `${feed}/${String(value)}`;
    case 'apply-candidate form':
      return `${feed}/${String(memberOf(value, 'cycle'))}`;
    default:
      return undefined;
  }
}
