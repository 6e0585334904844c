import type { Confidence } from '#source/status.ts';

export function confidenceLabel(code: string): string {
  return isConfidence(code) ? words[code].label : code;
}

/** How sure we are, as a sentence of its own. */
export function confidenceSentence(code: string): string {
  return isConfidence(code) ? words[code].sentence : `How sure we are: ${code}.`;
}

/** The GOV.UK tag colour; never the only sign, since the tag always carries the word. */
export function confidenceColour(code: string): string {
  return isConfidence(code) ? words[code].colour : 'govuk-tag--grey';
}

function isConfidence(code: string): code is Confidence {
  return Object.hasOwn(words, code);
}

const words: Readonly<
  Record<Confidence, { readonly label: string; readonly sentence: string; readonly colour: string }>
> = {
  confirmed: {
    label: 'Confirmed',
    sentence: 'This is confirmed: the source that decides at this time of year says so.',
    colour: 'govuk-tag--green',
  },
  corroborated: {
    label: 'Two sources agree',
    sentence: 'Two independent sources agree on this.',
    colour: 'govuk-tag--green',
  },
  provisional: {
    label: 'Provisional',
    sentence: 'This is provisional: one source says so, and it does not have the last word.',
    colour: 'govuk-tag--blue',
  },
  inferred: {
    label: 'Worked out',
    sentence: 'Nobody has told us this: we worked it out from the calendar, or from what is missing.',
    colour: 'govuk-tag--yellow',
  },
  disputed: {
    label: 'Disputed',
    sentence: 'Sources disagree about this, and the disagreement is not settled.',
    colour: 'govuk-tag--red',
  },
  stale: {
    label: 'Out of date',
    sentence: 'This may be out of date: no source that could tell us of a change has reported for too long.',
    colour: 'govuk-tag--orange',
  },
};
