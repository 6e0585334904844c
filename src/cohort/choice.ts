import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import type { Application, ChoiceStep } from '#record/facet/application.ts';

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

function newestFirst(a: Choice, b: Choice): number {
  return compareText(b.step.from, a.step.from) || compareText(a.application.ref.key, b.application.ref.key);
}
