import { shortInstant } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { decisionHref } from '../review-address.ts';
import type { PersonDecision } from '../review-port.ts';

/** What was decided about whose these records are; each can be undone on its own page. */
export function linkDecisionList(decisions: readonly PersonDecision[]): Html | null {
  if (decisions.length === 0) return null;
  return html`
    <h2 class="govuk-heading-l">Decisions about whose records these are</h2>
    <ul class="govuk-list">${decisions.map(
      ({ id, what, author, decidedAt }) =>
        html`<li><a class="govuk-link" href="${decisionHref(id)}">${what}<span class="govuk-visually-hidden"> on ${shortInstant(decidedAt)}: look at it, or undo it</span></a>, by ${author} on ${shortInstant(decidedAt)}</li>`,
    )}</ul>`;
}
