import type { CohortOutline, CohortTotals } from '../../cohort-port.ts';
import { summaryList } from '../../component/summary-list.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords, numberWords } from '../../number-word.ts';
import { drawnOf } from './funnel-row.ts';

/** The times, the texts and the draw behind the numbers, and the digest by which two answers are compared. */
export function cohortFacts({ text, policy, size, days }: CohortOutline, totals: CohortTotals): Html {
  const { validOn, knownAt, eligible, waves, digest } = totals;
  return summaryList({
    classes: 'ts-list',
    rows: [
      { key: { text: 'Valid on' }, value: { text: dateWords(validOn) } },
      { key: { text: 'Known at' }, value: { text: instantWords(knownAt) } },
      { key: { text: 'Text of the cohort' }, value: { text: `Version ${text}` } },
      { key: { text: 'Policy' }, value: { text: `Version ${policy}` } },
      {
        key: { text: 'To be drawn' },
        value: { text: `Up to ${numberWords(size)}, by the end of ${days.map(dateWords).join(', then ')}` },
      },
      { key: { text: 'Drawn so far' }, value: { text: numberWords(drawnOf(totals)) } },
      { key: { text: 'Meeting every condition that day' }, value: { text: countWords(eligible, 'person', 'people') } },
      { key: { text: 'Waves' }, value: { text: waveWords(waves) } },
      {
        key: { text: 'Digest' },
        value: {
          html: html`<span class="ts-code">${digest}</span><span class="ts-minor">The same on every machine for the same people and reasons.</span>`,
        },
      },
    ],
  });
}

function waveWords(waves: CohortTotals['waves']): string {
  if (waves.length === 0) return 'None yet';
  return waves.map(({ wave, members }) => `${countWords(members, 'member', 'members')} in wave ${wave}`).join(', ');
}
