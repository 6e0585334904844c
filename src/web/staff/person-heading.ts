import type { PersonRecord } from '#record/answer.ts';
import { type Html, html } from '../html.ts';
import { valueWords } from '../value-words.ts';

export function personHeading(who: string, answer: PersonRecord): Html {
  return html`<span class="govuk-caption-xl ts-code">${who}</span><h1 class="govuk-heading-xl">${personName(answer)}</h1>`;
}

/** The legal name where a source gave one. It stands on the page, never in its address. */
export function personName({ attributes }: PersonRecord): string {
  const name = attributes.legal_name;
  return name && name.value !== null && name.value !== '' ? valueWords(name.value) : 'Person';
}
