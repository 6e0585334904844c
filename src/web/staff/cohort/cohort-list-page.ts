import { cohortHref } from '../../cohort-address.ts';
import type { CohortOutline } from '../../cohort-port.ts';
import { summaryList } from '../../component/summary-list.ts';
import { dateWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { numberWords } from '../../number-word.ts';
import { cohortTitle } from './cohort-title.ts';

export function cohortListPage(cohorts: readonly CohortOutline[]): Html {
  return html`
    <h1 class="govuk-heading-xl">Cohorts</h1>
    <p class="govuk-body">A cohort is people who are followed together for years. Its text in <span class="ts-code">policy/cohort</span> says who, and how many are drawn.</p>
    ${cohorts.length === 0 ? html`<p class="govuk-body">No cohort is set up.</p>` : null}
    ${cohorts.map(
      ({ name, about, size, academicYear, days }) => html`
        <h2 class="govuk-heading-m"><a class="govuk-link" href="${cohortHref(name)}">${cohortTitle(name)}</a></h2>
        ${summaryList({
          classes: 'ts-list',
          rows: [
            { key: { text: 'Who' }, value: { text: about } },
            { key: { text: 'Academic year' }, value: { text: `${academicYear} to ${academicYear + 1}` } },
            { key: { text: 'To be drawn' }, value: { text: numberWords(size) } },
            {
              key: { text: days.length === 1 ? 'Drawn at the end of' : 'Waves end on' },
              value: { text: days.map(dateWords).join(', ') },
            },
          ],
        })}`,
    )}`;
}
