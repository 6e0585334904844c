import type { HotRule, Kept, MatchCheck } from '#identity/check/match-run.ts';
import { pairCauses } from '#identity/check/pair-difference.ts';
import { checkSentence, pairCauseWord } from '../../check-word.ts';
import { insetText } from '../../component/inset-text.ts';
import { summaryList } from '../../component/summary-list.ts';
import { table } from '../../component/table.ts';
import { type Html, html } from '../../html.ts';
import type { MatchingReport } from '../../matching-port.ts';
import { countWords, durationWords, numberWords } from '../../number-word.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { shadowSection } from './shadow-section.ts';

/** How matching does: the last nightly check, the keys that too many share, and models that ran in the shadow. */
export function matchingPage(report: MatchingReport): Html {
  const { check } = report;
  return html`
    <h1 class="govuk-heading-xl">Matching</h1>
    <p class="govuk-body">Records that share no number are one person’s when they are alike enough. Here is how that does as a whole.</p>
    <h2 class="govuk-heading-l" id="check">The nightly check</h2>
    <p class="govuk-body">Every night all records are matched again at once, and the outcome is held against what came about record by record.</p>
    ${insetText({ text: checkSentence(check) })}
    ${check === null ? null : checkFacts(check)}
    <h2 class="govuk-heading-l" id="hot">Keys that too many share</h2>
    <p class="govuk-body">Records are compared when they share a key. A key that more records share than its rule allows finds nobody.</p>
    ${check === null || check.hot.length === 0 ? html`<p class="govuk-body">${check === null ? 'They were not counted yet.' : 'There is none.'}</p>` : hotTable(check.hot)}
    ${shadowSection(report)}`;
}

function checkFacts({
  people,
  records,
  pairs,
  seconds,
  model,
  differences,
  pairDifferences,
  filed,
}: Kept<MatchCheck>): Html {
  const causes = pairCauses.flatMap((cause) => {
    const count = pairDifferences[cause];
    return count === undefined
      ? []
      : [{ key: { text: `Pairs ${pairCauseWord(cause)}` }, value: { text: numberWords(count) } }];
  });
  const row = (text: string, value: string) => ({ key: { text }, value: { text: value } });
  return summaryList({
    classes: 'ts-list',
    rows: [
      row(
        'Matched',
        `${countWords(records, 'record', 'records')} of ${countWords(people, 'person', 'people')}, in ${durationWords(seconds)}`,
      ),
      row('Model', model),
      row('Likely pairs', numberWords(pairs)),
      row('People it would join', numberWords(differences.together)),
      row('People it would part', numberWords(differences.apart)),
      row('Questions it would ask, or no longer ask', numberWords(differences.ask + differences.unasked)),
      ...causes,
      row('Questions it opened', numberWords(filed)),
    ],
  });
}

function hotTable(hot: readonly HotRule[]): Html {
  return scrollRegion(
    'Keys that too many share',
    table({
      classes: 'ts-table',
      caption: 'Keys that too many share, by rule',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'Rule' },
        { text: 'Allowed', format: 'numeric' },
        { text: 'Keys', format: 'numeric' },
        { text: 'Records', format: 'numeric' },
        { text: 'Largest', format: 'numeric' },
      ],
      rows: hot.map(({ rule, atMost, keys, records, worst }) => [
        { text: rule },
        { text: numberWords(atMost), format: 'numeric' },
        { text: numberWords(keys), format: 'numeric' },
        { text: numberWords(records), format: 'numeric' },
        { text: numberWords(worst[0]?.records ?? 0), format: 'numeric' },
      ]),
    }),
  );
}
