import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Application, ChoiceStep } from '#record/facet/application.ts';
import type { PersonView } from '#record/person-view.ts';

/** A choice of Apply and what it said on a day. */
export type Choice = { readonly application: Application; readonly step: ChoiceStep };

/** What each choice said on that day, by key; a choice that had not spoken yet is left out. */
export function choicesOn(applications: readonly Application[], on: PlainDate): readonly Choice[] {
  return applications.flatMap((application) => {
    const step = application.steps.findLast((each) => each.from <= on);
    return step === undefined ? [] : [{ application, step }];
  });
}

/** The choice by which a person is judged: the one recruited in the cycle, else one recruited in another; the newest first. */
export function countedChoice(choices: readonly Choice[], cycle: number): Choice | undefined {
  const recruited = choices.filter(({ step }) => step.status === 'recruited').toSorted(newestFirst);
  return recruited.find(({ step }) => step.cycle === cycle) ?? recruited[0];
}

/** A person's accounts in Apply, by C-id; one, unless two accounts turned out to be one person's. */
export function accountsOf(view: PersonView): readonly string[] {
  const named = view.applications.flatMap(({ candidateId }) => (candidateId === undefined ? [] : [candidateId]));
  const own = view.records.filter(({ ref }) => ref.feed === 'apply-candidate').map(({ ref }) => ref.key);
  return [...new Set([...named, ...own])].toSorted(compareText);
}

function newestFirst(a: Choice, b: Choice): number {
  return compareText(b.step.from, a.step.from) || compareText(a.application.ref.key, b.application.ref.key);
}
