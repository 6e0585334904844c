import { memberOf } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { compareText } from '#observation/version.ts';
import { choiceStatusOfForm } from '#source/apply-status.ts';
import { withoutPassedOn } from '../evidence/account-passed-on.ts';
import { inSourceOrder } from '../evidence/known-record.ts';

/**
 * A form of Apply by itself, for as long as no choice speaks for it: an account without a form, a draft, or a form whose
 * choices are not shown. It is read as a choice is, its own status turned into that of a choice.
 */
export type FormSaid = {
  readonly candidate: string;
  readonly said: readonly Observation[];
  /** The ids of its choices, which speak as soon as they are drafts no longer. */
  readonly choices: ReadonlySet<string>;
};

/** @param said observations of `apply-candidate` records as known, of one person */
export function formsOf(said: readonly Observation[]): readonly FormSaid[] {
  const accounts = Map.groupBy(withoutPassedOn(said), (each) => each.key);
  const holders = newestHolders(said);
  return [...accounts].flatMap(([candidate, own]): readonly FormSaid[] => {
    const forms = new Set(own.filter(({ attribute }) => attribute === 'form').map(({ item }) => item));
    if (forms.size === 0) return [{ candidate, said: account(own), choices: new Set() }];
    // What an account told of a form before it was recovered is the form's own past.
    return [...forms]
      .filter((form) => holders.get(form) === candidate)
      .map((form) => {
        const told = [...accounts.values()].filter((each) => each.some((one) => one.item === form && hasForm(one)));
        const choices = told.flat().filter(({ attribute }) => attribute === 'choice');
        return {
          candidate,
          said: (told.length === 1 ? own : told.flatMap(inSourceOrder)).flatMap((one) =>
            asForm(one.key === candidate ? one : { ...one, key: candidate }, form),
          ),
          choices: new Set(choices.filter(({ value }) => memberOf(value, 'form') === form).map(({ item }) => item)),
        };
      });
  });
}

function hasForm({ attribute }: Observation): boolean {
  return attribute === 'form';
}

/** The account that told of each form last. */
function newestHolders(said: readonly Observation[]): ReadonlyMap<string, string> {
  const told = said
    .filter((each) => hasForm(each) && each.value !== null)
    .toSorted((a, b) => compareText(a.runStartedAt, b.runStartedAt) || compareText(a.key, b.key));
  return new Map(told.map(({ item, key }) => [item, key]));
}

/** An account of whom no form is known: it has drafted nothing that we know of. */
function account(own: readonly Observation[]): readonly Observation[] {
  const emails = own
    .filter(({ attribute }) => attribute === 'email')
    .toSorted((a, b) => compareText(a.assertedAt, b.assertedAt));
  return [...emails, ...emails.slice(0, 1).map((first) => ({ ...first, attribute: 'status', value: 'unsubmitted' }))];
}

function asForm(each: Observation, form: string): readonly Observation[] {
  if (each.attribute === 'email') return [each];
  if (each.item !== form) return [];
  switch (each.attribute) {
    case 'form': {
      const status = memberOf(each.value, 'status');
      const asChoice = typeof status === 'string' ? (choiceStatusOfForm(status) ?? status) : null;
      return [
        { ...each, attribute: 'status', item: '', value: asChoice },
        { ...each, attribute: 'recruitment_cycle_year', item: '', value: memberOf(each.value, 'cycle') ?? null },
      ];
    }
    case 'first_name':
    case 'last_name':
      return [{ ...each, item: '' }];
    default:
      return [];
  }
}
