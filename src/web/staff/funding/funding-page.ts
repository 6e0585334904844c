import type { Times } from '../../address.ts';
import { details } from '../../component/details.ts';
import { insetText } from '../../component/inset-text.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import type { Found } from '../../found.ts';
import { fundingHref } from '../../funding-address.ts';
import type { FundingTotals } from '../../funding-port.ts';
import { type Html, html } from '../../html.ts';
import { countWords, numberWords } from '../../number-word.ts';
import { type Refresh, workingPanel } from '../cohort/cohort-working.ts';
import { figureList } from '../holding-figures.ts';
import { timeForm } from '../time-form.ts';
import { timeProblemSummary } from '../time-problem-summary.ts';
import type { AskedTime, TimeProblems } from '../time-query.ts';
import { fundingTable } from './funding-table.ts';

export type FundingPageParams = {
  readonly year: number | null;
  readonly asked: AskedTime;
  /** Null when a date asked for is none: then there is only the form, and no other day's answer. */
  readonly times: Times | null;
  readonly problems: TimeProblems | null;
  readonly found: Found<FundingTotals> | null;
  readonly now: { readonly settled: string; readonly today: string };
  readonly refresh: Refresh;
};

/** So many differences are shown at once; the others are a click away. */
const firstLines = 50;

export function fundingPage({ year, asked, times, problems, found, now, refresh }: FundingPageParams): Html {
  const shown = times ?? { validOn: null, knownOn: null };
  const answered = {
    validOn: shown.validOn ?? now.today,
    knownAt: asked.instant ?? shown.knownOn ?? now.settled,
  };
  return html`
    ${problems === null ? null : timeProblemSummary(problems)}
    <h1 class="govuk-heading-xl">Our counts and the Funding team’s</h1>
    <p class="govuk-body-l">Trainees by provider, subject and route: as many as we say have started, beside as many as are paid for.</p>
    ${found === null ? null : answer(found, shown, refresh)}
    ${timeForm({
      hrefAt: (at) => fundingHref(year, at),
      asked,
      times: shown,
      answered,
      today: now.today,
      problems: times === null ? (problems ?? { validOn: null, knownAt: null }) : null,
    })}`;
}

function answer(found: Found<FundingTotals>, times: Times, refresh: Refresh): Html {
  switch (found.kind) {
    case 'refused':
      return html`${insetText({ text: found.message })}`;
    case 'working':
      return workingPanel('The comparison', found, refresh);
    case 'found':
      return comparison(found.value, times);
  }
}

function comparison(check: FundingTotals, times: Times): Html {
  const { year, total, lines, unmatched } = check;
  const other = lines.filter(({ difference }) => difference !== 0);
  const same = lines.length - other.length;
  return html`
    ${headline(check, times)}
    ${figureList([
      { label: 'Ours', value: html`${numberWords(total.ours)}` },
      { label: 'Not confirmed, or pausing', value: html`${numberWords(total.uncertain)}` },
      { label: 'Theirs', value: html`${numberWords(total.theirs)}` },
    ])}
    <p class="govuk-body">For operators. Nobody is named here, nobody’s status depends on it, and small numbers are shown as they are: they are not to be published.</p>
    <h2 class="govuk-heading-l" id="differences">Where the counts differ</h2>
    ${
      other.length === 0
        ? html`<p class="govuk-body">Nowhere: ${countWords(same, 'line is', 'lines are')} the same.</p>`
        : html`<p class="govuk-body">The biggest difference first; ${countWords(same, 'line is', 'lines are')} the same. The dark part of a bar is what both count, the grey part the difference.</p>
          ${fundingTable('Where the counts differ', other.slice(0, firstLines))}`
    }
    ${
      other.length > firstLines
        ? details({
            summaryText: `The other ${numberWords(other.length - firstLines)} differences`,
            html: fundingTable('The other differences', other.slice(firstLines)),
          })
        : null
    }
    ${notCompared(unmatched)}
    <p class="govuk-body"><a class="govuk-link" href="${fundingHref(year - 1, times)}">${year - 1} to ${year}</a>, <a class="govuk-link" href="${fundingHref(year + 1, times)}">${year + 1} to ${year + 2}</a></p>`;
}

function headline({ year, validOn, knownAt, fileAt }: FundingTotals, times: Times): Html {
  const file =
    fileAt === null
      ? html`No file of theirs has come in by then.`
      : html`Their newest file came in on <strong>${instantWords(fileAt)}</strong>, and tells of some weeks before.`;
  const when =
    times.validOn === null && times.knownOn === null
      ? html`Today`
      : html`On <strong>${dateWords(validOn)}</strong>, as we knew it at <strong>${instantWords(knownAt)}</strong>`;
  return html`${insetText({ html: html`${when}, academic year ${year} to ${year + 1}. ${file}` })}`;
}

function notCompared(unmatched: FundingTotals['unmatched']): Html | null {
  if (unmatched.length === 0) return null;
  return html`
    <h2 class="govuk-heading-l" id="not-compared">What cannot be compared</h2>
    <p class="govuk-body">These heads are told apart by a word that no list of ours holds. It is not guessed what it means.</p>
    <ul class="govuk-list govuk-list--bullet">${unmatched.map(
      ({ side, what, word, heads }) => html`<li>${numberWords(heads)} of ${side}, by the ${what} “${word}”</li>`,
    )}</ul>`;
}
