import { attributeLabel } from '../../attribute-word.ts';
import { button } from '../../component/button.ts';
import { checkboxes } from '../../component/checkboxes.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { radios } from '../../component/radios.ts';
import { summaryList } from '../../component/summary-list.ts';
import { textarea } from '../../component/textarea.ts';
import { warningText } from '../../component/warning-text.ts';
import { dateWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { personHref } from '../../person-address.ts';
import { requestStateWords, rightTitle } from '../../right-word.ts';
import type { RequestDetail } from '../../rights-port.ts';
import { statusLabel } from '../../status-word.ts';
import type { AnsweringProblems, TypedAnswering } from './read-answering.ts';

/** One request: whose it is, what would go and what must stay, and the form that answers it. */
export function requestPage(
  request: RequestDetail,
  csrfToken: string,
  typed: TypedAnswering,
  problems: AnsweringProblems,
): Html {
  const { who, right, asked, due, state, answered, reason, status, sourceRecords, today } = request;
  const errors = (['outcome', 'sure', 'because'] as const).flatMap((name) =>
    problems[name] === undefined ? [] : [{ text: problems[name], href: `#${name}` }],
  );
  return html`
    ${errors.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList: errors })}
    <h1 class="govuk-heading-xl">${rightTitle(right)}</h1>
    ${summaryList({
      classes: 'ts-list',
      rows: [
        {
          key: { text: 'Whose' },
          value: {
            html: html`<a class="govuk-link" href="${personHref(who)}"><span class="ts-code">${who}</span></a>`,
          },
        },
        { key: { text: 'Status' }, value: { text: statusLabel(status) } },
        { key: { text: 'Records' }, value: { html: html`<span class="ts-code">${sourceRecords.join(', ')}</span>` } },
        { key: { text: 'Asked' }, value: { text: dateWords(asked) } },
        {
          key: { text: 'Due' },
          value: { text: `${dateWords(due)}${state === 'open' && due < today ? ', late' : ''}` },
        },
        { key: { text: 'State' }, value: { text: requestStateWords(request) } },
        ...(answered === null
          ? []
          : [
              { key: { text: 'Answered' }, value: { text: dateWords(answered) } },
              { key: { text: 'Why' }, value: { text: reason ?? 'not said' } },
            ]),
      ],
    })}
    ${right === 'erasure' && state === 'open' ? whatGoes(request) : null}
    ${answerForm(request, csrfToken, typed, problems)}`;
}

function whatGoes({ holds, keeps }: RequestDetail): Html {
  return html`
    <h2 class="govuk-heading-m">What goes</h2>
    <p class="govuk-body">Everything that was ever said in these records, and what was sent to us as it came. Now that is: ${holds.length === 0 ? 'nothing that we tell of them' : holds.map(attributeLabel).join(', ')}.</p>
    <h2 class="govuk-heading-m">What stays</h2>
    ${
      keeps.length === 0
        ? html`<p class="govuk-body">That there were such records, and when; that they asked; that nobody may write to them again where they had stopped it, as a code from which the address cannot be read.</p>`
        : html`<ul class="govuk-list govuk-list--bullet">${keeps.map(({ feed, why }) => html`<li><span class="ts-code">${feed}</span>: ${why}</li>`)}</ul>`
    }`;
}

function answerForm(
  { id, right, state }: RequestDetail,
  csrfToken: string,
  typed: TypedAnswering,
  problems: AnsweringProblems,
): Html | null {
  const outcomes = outcomesOf(right, state);
  if (outcomes.length === 0) return null;
  const wrong = (name: keyof AnsweringProblems) =>
    problems[name] === undefined ? {} : { errorMessage: { text: problems[name] } };
  const isFinal = right === 'erasure';
  return html`
    <h2 class="govuk-heading-l">Answer</h2>
    ${isFinal ? warningText({ text: 'An erasure cannot be undone. See first that every record is theirs.', iconFallbackText: 'Warning' }) : null}
    <form method="post" action="/staff/rights/${id}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${radios({
        idPrefix: 'outcome',
        name: 'outcome',
        value: typed.outcome,
        fieldset: { legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--s' } },
        ...wrong('outcome'),
        items: [...outcomes],
      })}
      ${
        isFinal
          ? checkboxes({
              idPrefix: 'sure',
              name: 'sure',
              values: typed.isSure ? ['yes'] : [],
              ...wrong('sure'),
              items: [{ value: 'yes', text: 'I have seen that all of these records are theirs' }],
            })
          : null
      }
      ${textarea({
        id: 'because',
        name: 'because',
        rows: 3,
        value: typed.because,
        label: { text: 'Why', classes: 'govuk-label--s' },
        hint: { text: 'The person reads this in their record.' },
        ...wrong('because'),
      })}
      ${button({ text: 'Answer', ...(isFinal ? { classes: 'govuk-button--warning' } : {}) })}
    </form>`;
}

/** What can be answered to a request as it stands. */
export function outcomesOf(
  right: RequestDetail['right'],
  state: RequestDetail['state'],
): readonly {
  readonly value: 'done' | 'refused' | 'ended';
  readonly text: string;
  readonly hint?: { readonly text: string };
}[] {
  const doneWords = {
    access: 'They were given everything',
    erasure: 'Erase it',
    restriction: 'Keep the record, and do not use it',
    objection: 'The objection stands',
  };
  const lasts = right === 'restriction' || right === 'objection';
  if (state === 'open')
    return [
      { value: 'done', text: doneWords[right] },
      {
        value: 'refused',
        text: 'Refuse',
        hint: { text: 'Where the law requires or lets us go on; say which reason it gives.' },
      },
    ];
  return state === 'done' && lasts ? [{ value: 'ended', text: 'It ends: the record may be used again' }] : [];
}
