import { memberOf } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { compareText } from '#observation/version.ts';
import { choiceStatusOfForm } from '#source/apply-status.ts';

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
  return [...Map.groupBy(said, (each) => each.key)].flatMap(([candidate, own]): readonly FormSaid[] => {
    const forms = new Set(own.filter(({ attribute }) => attribute === 'form').map(({ item }) => item));
    if (forms.size === 0) return [{ candidate, said: account(own), choices: new Set() }];
    const choices = own.filter(({ attribute }) => attribute === 'choice');
    return [...forms].map((form) => ({
      candidate,
      said: own.flatMap((each) => asForm(each, form)),
      choices: new Set(choices.filter(({ value }) => memberOf(value, 'form') === form).map(({ item }) => item)),
    }));
  });
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
