import type { Kept, MatchCheck } from '#identity/check/match-run.ts';
import { taskKinds, taskStates } from '#identity/review-task.ts';
import { checkSentence } from '../../check-word.ts';
import { button } from '../../component/button.ts';
import { select } from '../../component/select.ts';
import { table } from '../../component/table.ts';
import { dateWords, shortInstant } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { questionStateLabel, questionWords } from '../../question-word.ts';
import { questionHref, reviewHref } from '../../review-address.ts';
import type { QuestionFilter, QueuedQuestion, ReviewPorts } from '../../review-port.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { pageLinks } from '../people-pagination.ts';

type Queue = Awaited<ReturnType<ReviewPorts['queue']>>;

/** The questions that wait for somebody to decide, the oldest first; what the records say is on their own page. */
export function queuePage(
  filter: QuestionFilter,
  { total, questions, waiting, now }: Queue,
  check: Kept<MatchCheck> | null,
): Html {
  return html`
    <h1 class="govuk-heading-xl">Review</h1>
    <p class="govuk-body">Records that a rule would make one person, and that something speaks against. They stay apart until somebody decides.</p>
    <p class="govuk-body">${checkSentence(check)} <a class="govuk-link" href="/staff/review/matching">How matching does</a></p>
    <form class="ts-filter" method="get" action="/staff/review">
      ${select({
        id: 'kind',
        name: 'kind',
        label: { text: 'Why' },
        items: [
          { text: 'Any reason', value: '', selected: filter.kind === null },
          ...taskKinds.map((kind) => ({
            text: `${questionWords(kind).title} (${waiting.find((each) => each.kind === kind)?.tasks ?? 0})`,
            value: kind,
            selected: kind === filter.kind,
          })),
        ],
      })}
      ${select({
        id: 'state',
        name: 'state',
        label: { text: 'State' },
        items: [
          { text: 'Waiting', value: '', selected: filter.state === null },
          ...taskStates.map((state) => ({
            text: questionStateLabel(state),
            value: state,
            selected: state === filter.state,
          })),
        ],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    <p class="govuk-body" id="found">${countWords(total, 'question', 'questions')}</p>
    ${questions.length === 0 ? null : questionTable(questions, now)}
    ${pageLinks(filter.page, total, (page) => reviewHref({ ...filter, page }))}`;
}

function questionTable(questions: readonly QueuedQuestion[], now: string): Html {
  return scrollRegion(
    'Questions',
    table({
      classes: 'ts-table',
      caption: 'Questions, the oldest first',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Why' }, { text: 'State' }, { text: 'Records', format: 'numeric' }, { text: 'Age' }],
      rows: questions.map((each) => [
        {
          html: html`<a class="govuk-link" href="${questionHref(each.id)}">${questionWords(each.kind).title}<span class="govuk-visually-hidden">, since ${shortInstant(each.openedAt)}</span></a>`,
        },
        { html: stateOf(each) },
        { text: each.records, format: 'numeric' },
        { html: html`${ageOf(each.openedAt, now)}<span class="ts-minor">since ${shortInstant(each.openedAt)}</span>` },
      ]),
    }),
  );
}

function stateOf({ state, until, proposedBy }: QueuedQuestion): Html {
  const more =
    proposedBy !== null
      ? `${proposedBy} proposes a link`
      : state === 'deferred' && until !== null
        ? `until ${dateWords(until)}`
        : null;
  return html`${questionStateLabel(state)}${more === null ? null : html`<span class="ts-minor">${more}</span>`}`;
}

function ageOf(openedAt: string, now: string): string {
  const days = Math.floor((Date.parse(now) - Date.parse(openedAt)) / 86_400_000);
  return days < 1 ? 'today' : countWords(days, 'day', 'days');
}
