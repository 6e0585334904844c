import type { Times } from '../address.ts';
import { cohortHref } from '../cohort-address.ts';
import type { PersonCohort } from '../cohort-port.ts';
import { cohortGroupLabel } from '../cohort-reason-word.ts';
import { summaryList } from '../component/summary-list.ts';
import { type Html, html } from '../html.ts';
import { cohortTitle } from './cohort/cohort-title.ts';
import { standingWords } from './cohort/standing-words.ts';

/** A line for each cohort: a member or not, and why. */
export function personCohorts(cohorts: readonly PersonCohort[], times: Times): Html | null {
  if (cohorts.length === 0) return null;
  return html`
    <h2 class="govuk-heading-l" id="cohorts">Cohorts</h2>
    ${summaryList({
      classes: 'ts-list',
      rows: cohorts.map((line) => ({
        key: {
          html: html`<a class="govuk-link" href="${cohortHref(line.cohort, times)}">${cohortTitle(line.cohort)}</a>`,
        },
        value: { html: line.isDrawKnown ? standingWords(line) : notDrawnYet },
      })),
    })}`;
}

const notDrawnYet = html`${cohortGroupLabel('joined')}
  <span class="ts-minor">Whether they were drawn is worked out when the cohort is opened, once its wave has closed.</span>`;
