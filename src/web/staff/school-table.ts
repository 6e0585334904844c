import type { School } from '#record/facet/school.ts';
import { table } from '../component/table.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';

/** The schools that a person's records name by number, as the register of schools knows them. */
export function schoolTable(schools: readonly School[]): Html | null {
  if (schools.length === 0) return null;
  return html`
    <h2 class="govuk-heading-l" id="schools">Schools</h2>
    ${table({
      classes: 'ts-table',
      caption: 'The schools that these records name',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'School' }, { text: 'State' }, { text: 'Trust' }],
      rows: schools.map((school) => [
        { html: html`${school.name ?? 'No name'}<span class="ts-minor">${school.urn}</span>` },
        { text: stateWords(school) },
        { html: trustWords(school) },
      ]),
    })}`;
}

function stateWords({ standing, closedOn, isListed }: School): string {
  if (!isListed) return 'No longer listed';
  switch (standing) {
    case 'open':
      return 'Open';
    case 'closing':
      return closedOn === null ? 'Open, but to close' : `Open, but to close on ${shortDate(closedOn)}`;
    case 'closed':
      return closedOn === null ? 'Closed' : `Closed on ${shortDate(closedOn)}`;
    case 'proposed':
      return 'Proposed to open';
    case 'unknown':
      return 'Not known';
  }
}

function trustWords({ trust }: School): Html {
  if (trust === null) return html`None`;
  return html`${trust.name ?? `Trust ${trust.uid}`}
    ${trust.joinedOn === null ? null : html`<span class="ts-minor">since ${shortDate(trust.joinedOn)}</span>`}`;
}
