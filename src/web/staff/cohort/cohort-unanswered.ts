import { cohortHref } from '../../cohort-address.ts';
import type { CohortOutline } from '../../cohort-port.ts';
import { insetText } from '../../component/inset-text.ts';
import { type Html, html } from '../../html.ts';
import { timeForm } from '../time-form.ts';
import { timeProblemSummary } from '../time-problem-summary.ts';
import type { AskedTime, TimeProblems } from '../time-query.ts';
import { cohortHeading } from './cohort-heading.ts';

type Unanswered = {
  readonly outline: CohortOutline;
  readonly asked: AskedTime;
  readonly problems: TimeProblems | null;
  readonly message: string | null;
};

/** The question could not be answered: only the form and what is wrong, so that no other day's answer is taken for it. */
export function cohortUnanswered({ outline, asked, problems, message }: Unanswered): Html {
  const { name, settled, today } = outline;
  return html`
    ${problems ? timeProblemSummary(problems) : null}
    ${cohortHeading(outline)}
    ${message === null ? null : insetText({ text: message })}
    ${timeForm({
      hrefAt: (times) => cohortHref(name, times),
      asked,
      times: { validOn: null, knownOn: null },
      answered: { validOn: today, knownAt: settled },
      today,
      problems: problems ?? { validOn: null, knownAt: null },
    })}`;
}
