import type { CohortOutline } from '../../cohort-port.ts';
import { type Html, html } from '../../html.ts';
import { cohortTitle } from './cohort-title.ts';

export function cohortHeading({ name, about }: CohortOutline): Html {
  return html`<h1 class="govuk-heading-xl">${cohortTitle(name)}</h1><p class="govuk-body-l">${about}.</p>`;
}
