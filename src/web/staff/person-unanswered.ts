import { insetText } from '../component/inset-text.ts';
import { type Html, html } from '../html.ts';
import { personHref } from '../person-address.ts';
import type { PersonPage } from '../port.ts';
import { personHeading } from './person-heading.ts';
import { timeForm } from './time-form.ts';
import { timeProblemSummary } from './time-problem-summary.ts';
import type { AskedTime, TimeProblems } from './time-query.ts';

type Unanswered = {
  readonly who: string;
  readonly now: PersonPage;
  readonly asked: AskedTime;
  readonly problems: TimeProblems | null;
  readonly message: string | null;
};

/** The question could not be answered: only the form and what is wrong, so that no other day's answer is taken for it. */
export function unansweredPage({ who, now, asked, problems, message }: Unanswered): Html {
  return html`
    ${problems ? timeProblemSummary(problems) : null}
    ${personHeading(who, now.answer)}
    ${message === null ? null : insetText({ text: message })}
    ${timeForm({
      hrefAt: (times) => personHref(who, times),
      asked,
      times: { validOn: null, knownOn: null },
      answered: now.answer,
      today: now.today,
      problems: problems ?? { validOn: null, knownAt: null },
    })}`;
}
