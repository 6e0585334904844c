import type { CohortWeek } from '#cohort/week.ts';
import type { Times } from '../../address.ts';
import { cohortHref } from '../../cohort-address.ts';
import type { CohortOutline, CohortTotals } from '../../cohort-port.ts';
import { insetText } from '../../component/inset-text.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import type { Found } from '../../found.ts';
import { type Html, html } from '../../html.ts';
import { timeForm } from '../time-form.ts';
import type { AskedTime } from '../time-query.ts';
import { cohortFacts } from './cohort-facts.ts';
import { cohortHeading } from './cohort-heading.ts';
import { cohortWeeks } from './cohort-weeks.ts';
import { type Refresh, workingPanel } from './cohort-working.ts';
import { funnelTable } from './funnel-table.ts';
import { memberFigures } from './member-figures.ts';
import { strataTable } from './strata-table.ts';

/** What was found, or is still being worked out; a question that is refused has another page. */
export type Worked<Value> = Exclude<Found<Value>, { readonly kind: 'refused' }>;

export type CohortPageParams = {
  readonly outline: CohortOutline;
  readonly asked: AskedTime;
  readonly times: Times;
  readonly totals: Worked<CohortTotals>;
  readonly weeks: Worked<readonly CohortWeek[]>;
  readonly refresh: Refresh;
};

export function cohortPage(params: CohortPageParams): Html {
  const { outline, asked, times, totals, refresh } = params;
  const { name, settled, today } = outline;
  const answered = { validOn: times.validOn ?? today, knownAt: asked.instant ?? times.knownOn ?? settled };
  return html`
    ${cohortHeading(outline)}
    ${totals.kind === 'found' ? timesOf(name, times, asked, totals.value) : null}
    ${totals.kind === 'found' ? found(params, totals.value) : workingPanel('The cohort', totals, refresh)}
    ${timeForm({ hrefAt: (at) => cohortHref(name, at), asked, times, answered, today, problems: null })}`;
}

function found({ outline, times, weeks, refresh }: CohortPageParams, totals: CohortTotals): Html {
  const { name, academicYear } = outline;
  return html`
    ${memberFigures(name, times, totals)}
    ${totals.members === 0 ? nobody(totals) : null}
    <h2 class="govuk-heading-l" id="funnel">From everybody to the members</h2>
    <p class="govuk-body">Each person stands at the first question that turns them away. Every number opens the people whom it counts.</p>
    ${funnelTable(name, times, totals)}
    <h2 class="govuk-heading-l" id="weeks">What became of the members</h2>
    <p class="govuk-body">Members by their status on the Monday of each week, ${academicYear} to ${academicYear + 1}. A membership lasts whatever the status, until something ends it; those that had ended stand in reds and browns.</p>
    ${
      weeks.kind === 'found'
        ? cohortWeeks({ year: academicYear, weeks: weeks.value })
        : workingPanel('The picture of the weeks', weeks, refresh)
    }
    <h2 class="govuk-heading-l" id="groups">Drawn apart in groups</h2>
    ${strataTable(totals)}
    <h2 class="govuk-heading-l" id="facts">What this rests on</h2>
    ${cohortFacts(outline, totals)}`;
}

/** Of which day it speaks and by what was known when; nobody may take a past answer for today's. */
function timesOf(name: string, times: Times, { instant }: AskedTime, totals: CohortTotals): Html {
  const { validOn, knownAt } = totals;
  const otherDay = html`<a class="govuk-link" href="#other-day">Look at another day</a>`;
  if (times.validOn === null && times.knownOn === null && instant === null) {
    return html`<p class="govuk-body">On ${dateWords(validOn)}, as known at ${instantWords(knownAt)}. ${otherDay}</p>`;
  }
  return insetText({
    html: html`This is what was true on <strong>${dateWords(validOn)}</strong>, as we knew it at
      <strong>${instantWords(knownAt)}</strong>. <a class="govuk-link" href="${cohortHref(name)}">Show today</a>. ${otherDay}`,
  });
}

function nobody({ everybody, validOn }: CohortTotals): Html {
  return insetText({
    text:
      everybody === 0
        ? `Nobody was known to us by then.`
        : `The cohort had no member on ${dateWords(validOn)}. The steps below say what kept people out.`,
  });
}
