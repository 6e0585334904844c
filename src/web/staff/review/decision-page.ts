import { button } from '../../component/button.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { input } from '../../component/input.ts';
import { summaryList } from '../../component/summary-list.ts';
import { instantWords, shortInstant } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { decisionHref } from '../../review-address.ts';
import type { UndoableDecision } from '../../review-port.ts';

export type TypedUndo = { readonly because: string };
export type UndoProblems = Partial<Record<keyof TypedUndo, string>>;

/** One decision about whose records are: what was touched since, and the one button that undoes it. */
export function decisionPage(
  decision: UndoableDecision,
  csrfToken: string,
  typed: TypedUndo,
  problems: UndoProblems,
): Html {
  const { id, what, author, reason, decidedAt, joined, decisions, messages, readBy, isTakenBack, isOurs } = decision;
  const errors = (['because'] as const).flatMap((name) =>
    problems[name] === undefined ? [] : [{ text: problems[name], href: `#${name}` }],
  );
  const wrong = (name: keyof TypedUndo) =>
    problems[name] === undefined ? {} : { errorMessage: { text: problems[name] } };
  return html`
    ${errors.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList: errors })}
    <h1 class="govuk-heading-xl">${what}</h1>
    ${summaryList({
      classes: 'ts-list',
      rows: [
        { key: { text: 'Decided' }, value: { text: `by ${author} on ${instantWords(decidedAt)}` } },
        { key: { text: 'Why' }, value: { text: reason ?? 'not said' } },
        {
          key: { text: 'Records that joined since' },
          value: { text: joined.length === 0 ? 'None' : joined.join(', ') },
        },
        {
          key: { text: 'Decided by hand since' },
          value: {
            text:
              decisions.length === 0
                ? 'Nothing'
                : decisions.map(({ kind, at }) => `${kind.replaceAll('_', ' ')} on ${shortInstant(at)}`).join(', '),
          },
        },
        { key: { text: 'Messages sent since' }, value: { text: countWords(messages, 'receipt', 'receipts') } },
        {
          key: { text: 'Given to since' },
          value: { text: readBy.length === 0 ? 'No other service' : readBy.join(', ') },
        },
      ],
    })}
    ${
      isTakenBack || !isOurs
        ? html`<p class="govuk-body">${isOurs ? 'This decision was undone.' : 'The regulator decided this of its own number. It moved no record, and only the regulator can take it back.'}</p>`
        : html`
    <h2 class="govuk-heading-l">Undo it</h2>
    <p class="govuk-body">Every record goes where it would be if this had never been decided, those that joined since too. The decision and its undoing stay in the record.</p>
    <form method="post" action="${decisionHref(id)}/undo" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${input({ id: 'because', name: 'because', value: typed.because, label: { text: 'Why, and how you know', classes: 'govuk-label--s' }, ...wrong('because') })}
      ${button({ text: 'Undo', classes: 'govuk-button--warning' })}
    </form>`
    }`;
}
