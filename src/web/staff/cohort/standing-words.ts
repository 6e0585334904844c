import type { CohortStandingLine } from '../../cohort-port.ts';
import { cohortGroupLabel } from '../../cohort-reason-word.ts';
import { shortDate } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';

/** How somebody stands in a cohort: the reason first, and under it since when and whatever else speaks against it. */
export function standingWords(line: CohortStandingLine): Html {
  const { member, reason, wave, arm, contactable } = line;
  const minor = [
    spanWords(line),
    wave === null ? null : `wave ${wave}${arm === null ? '' : `, arm ${arm}`}`,
    member && contactable === false ? 'cannot be reached' : null,
  ].filter((part) => part !== null);
  return html`${member || reason === null ? 'Member' : cohortGroupLabel(reason)}
    ${minor.length === 0 ? null : html`<span class="ts-minor">${minor.join('; ')}</span>`}
    ${alsoWords(line)}`;
}

/** The other questions that turn them away, so that nobody thinks one answer would let them in. */
function alsoWords({ alsoFailing }: CohortStandingLine): Html | null {
  if (alsoFailing.length === 0) return null;
  return html`<span class="ts-minor">Also: ${alsoFailing.map((reason) => lower(cohortGroupLabel(reason))).join('; ')}</span>`;
}

function spanWords({ begun, ended }: CohortStandingLine): string | null {
  if (begun === null) return null;
  return ended === null ? `since ${shortDate(begun)}` : `from ${shortDate(begun)} to ${shortDate(ended)}`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
