import { errorSummary } from '../component/error-summary.ts';
import { insetText } from '../component/inset-text.ts';
import { type Html, html } from '../html.ts';
import type { PersonPage } from '../port.ts';
import { personHeading } from './person-heading.ts';
import type { AskedTime, TimeProblems } from './person-query.ts';
import { timeForm } from './time-form.ts';

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
    ${problems ? summaryOf(problems) : null}
    ${personHeading(who, now.answer)}
    ${message === null ? null : insetText({ text: message })}
    ${timeForm({
      who,
      asked,
      times: { validOn: null, knownOn: null },
      page: now,
      problems: problems ?? { validOn: null, knownAt: null },
    })}`;
}

function summaryOf({ validOn, knownAt }: TimeProblems): Html {
  return errorSummary({
    titleText: 'There is a problem',
    errorList: [
      ...(validOn ? [{ text: validOn.message, href: `#valid-on-${validOn.part}` }] : []),
      ...(knownAt ? [{ text: knownAt.message, href: `#known-at-${knownAt.part}` }] : []),
    ],
  });
}
