import { daysBetween, plainDate } from '#kernel/plain-date.ts';
import type { ContradictionAnswer } from '#record/answer.ts';
import { kindWords } from '../../attribute-word.ts';
import { button } from '../../component/button.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { input } from '../../component/input.ts';
import { radios } from '../../component/radios.ts';
import { summaryList } from '../../component/summary-list.ts';
import { contradictionHref } from '../../contradiction-address.ts';
import type { ContradictionDetail } from '../../contradiction-port.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { personHref } from '../../person-address.ts';
import { sourceName } from '../../source-word.ts';
import { valueWords } from '../../value-words.ts';
import { ownerWords } from './contradictions-page.ts';
import { both, type SettlingProblems, type TypedSettling } from './read-settling.ts';

/** One contradiction: who says what, whose turn it is, and the form that settles it or takes that back. */
export function contradictionPage(
  detail: ContradictionDetail,
  csrfToken: string,
  typed: TypedSettling,
  problems: SettlingProblems,
): Html {
  const { who, contradiction, sentence, today } = detail;
  const { kind, opened, due, owner, pauses, state } = contradiction;
  const errors = (['stands', 'because'] as const).flatMap((name) =>
    problems[name] === undefined ? [] : [{ text: problems[name], href: `#${name}` }],
  );
  const age = daysBetween(opened, plainDate(today));
  return html`
    ${errors.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList: errors })}
    <h1 class="govuk-heading-xl">${kindWords(kind)}</h1>
    ${summaryList({
      classes: 'ts-list',
      rows: [
        {
          key: { text: 'Whose' },
          value: {
            html: html`<a class="govuk-link" href="${personHref(who)}"><span class="ts-code">${who}</span></a>`,
          },
        },
        { key: { text: 'What we say meanwhile' }, value: { text: sentence } },
        { key: { text: 'Open since' }, value: { text: `${dateWords(opened)}, ${countWords(age, 'day', 'days')}` } },
        { key: { text: 'With' }, value: { text: ownerWords(owner) } },
        {
          key: { text: 'Due' },
          value: { text: `${dateWords(due)}${state === 'open' && due < today ? ', late' : ''}` },
        },
        {
          key: { text: 'Messages that wait' },
          value: { text: pauses.length === 0 || state === 'resolved' ? 'None' : pauses.join(', ') },
        },
        ...settledRows(contradiction),
      ],
    })}
    <h2 class="govuk-heading-l">Who says what</h2>
    ${sidesList(detail)}
    ${settleForm(detail, csrfToken, typed, problems)}`;
}

function settledRows({ resolution }: ContradictionAnswer) {
  if (resolution === undefined) return [];
  const { author, at, reason, stands } = resolution;
  const right = stands === null ? null : html`${sourceName(stands.source)}: ${valueWords(stands.value)}`;
  return [
    { key: { text: 'Settled' }, value: { text: `by ${author} on ${instantWords(at)}` } },
    { key: { text: 'Right' }, value: { html: right ?? html`both are noted` } },
    { key: { text: 'Why' }, value: { text: reason ?? 'not said' } },
  ];
}

function sidesList({ contradiction, saidAt }: ContradictionDetail): Html {
  return summaryList({
    classes: 'ts-list',
    rows: contradiction.sides.map(({ source, value, because }) => {
      const days = because.flatMap((id) => (saidAt[id] === undefined ? [] : [instantWords(saidAt[id])]));
      const when = days.length === 0 ? null : html`<span class="ts-minor">said on ${days.join(', ')}</span>`;
      return { key: { text: sourceName(source) }, value: { html: html`${valueWords(value)}${when}` } };
    }),
  });
}

function settleForm(
  { who, contradiction: { kind, sides, state } }: ContradictionDetail,
  csrfToken: string,
  typed: TypedSettling,
  problems: SettlingProblems,
): Html {
  const wrong = (name: keyof TypedSettling) =>
    problems[name] === undefined ? {} : { errorMessage: { text: problems[name] } };
  const isOpen = state === 'open';
  return html`
    <h2 class="govuk-heading-l">${isOpen ? 'Settle it' : 'Take it back'}</h2>
    <p class="govuk-body">${
      isOpen
        ? 'Say which side is right once you know, and see that the other is put right where it is kept. We then go by that side, until one of them says something new. What we believed before stays in the record.'
        : 'It counts as open again, as if nobody had settled it. The decision and its taking back stay in the record.'
    }</p>
    <form method="post" action="${contradictionHref(who, kind)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      <input type="hidden" name="action" value="${isOpen ? 'resolve' : 'reopen'}">
      ${
        isOpen
          ? radios({
              idPrefix: 'stands',
              name: 'stands',
              value: typed.stands,
              fieldset: { legend: { text: 'Which side is right?', classes: 'govuk-fieldset__legend--s' } },
              ...wrong('stands'),
              items: [
                ...sides.map(({ source, value }, index) => ({
                  value: String(index + 1),
                  html: html`${sourceName(source)}: ${valueWords(value)}`,
                })),
                {
                  value: both,
                  text: 'Both are noted',
                  hint: { text: 'What we say meanwhile stands, without a doubt.' },
                },
              ],
            })
          : null
      }
      ${input({ id: 'because', name: 'because', value: typed.because, label: { text: 'Why, and how you know', classes: 'govuk-label--s' }, ...wrong('because') })}
      ${button(isOpen ? { text: 'Settle' } : { text: 'Take back', classes: 'govuk-button--warning' })}
    </form>`;
}
