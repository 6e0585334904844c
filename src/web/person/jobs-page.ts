import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { FoundJobs } from './port.ts';

/** Jobs in the person's subject, the nearest first; each leads to its own page at Teaching Vacancies. */
export function jobsPage({ subject, isNear, jobs }: FoundJobs): Html {
  if (subject === null)
    return html`
      <h1 class="govuk-heading-xl">Jobs in your subject</h1>
      <p class="govuk-body">We do not know your subject, so we cannot choose jobs for you.</p>
      <p class="govuk-body"><a class="govuk-link" href="https://teaching-vacancies.service.gov.uk">Search all jobs at Teaching Vacancies</a></p>`;
  return html`
    <h1 class="govuk-heading-xl">Jobs in ${subject}</h1>
    <p class="govuk-body">From Teaching Vacancies${isNear ? ', those near you first' : ''}. Nobody is told that you looked.</p>
    ${
      jobs.length === 0
        ? html`<p class="govuk-body">No school is looking for a teacher of your subject just now.</p>`
        : html`<ul class="govuk-list govuk-list--spaced">${jobs.map(
            ({ title, organisation, town, closesAt, near, href }) => html`<li>
        <a class="govuk-link govuk-!-font-weight-bold" href="${href}">${title}</a>
        <br>${[organisation, town].filter((each) => each !== null).join(', ')}${near > 0 ? ', near you' : ''}
        <br>Closes ${dateWords(closesAt.slice(0, 10))}
      </li>`,
          )}</ul>`
    }
    ${isNear ? null : html`<p class="govuk-body">Tell us <a class="govuk-link" href="/tell/contact-address">your address</a>, and we show those near you first.</p>`}`;
}
