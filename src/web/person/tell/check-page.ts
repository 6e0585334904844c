import { memberOf } from '#kernel/json.ts';
import type { ClaimKind } from '#source/claim-kind.ts';
import { attributeLabel } from '../../attribute-word.ts';
import { button } from '../../component/button.ts';
import { summaryList } from '../../component/summary-list.ts';
import { dateWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import type { School, Telling } from '../port.ts';
import type { Answered, Flow, ToldWords } from './flow.ts';
import type { Typed } from './read-telling.ts';
import { tellHref } from './tell-href.ts';

/** What was answered, and what it does and does not, before anything is sent. */
export function checkPage(
  kind: ClaimKind,
  flow: Flow,
  typed: Typed,
  telling: Telling,
  school: School | null,
  csrfToken: string,
): Html {
  return html`
    <h1 class="govuk-heading-l">Check your answers</h1>
    ${summaryList({ classes: 'ts-list', rows: answerRows(flow, telling, school) })}
    <h2 class="govuk-heading-m">What this does</h2>
    ${summaryList({
      classes: 'ts-list',
      rows: [
        { key: { text: 'It changes' }, value: { text: flow.changes } },
        { key: { text: 'It does not change' }, value: { text: flow.keeps } },
        { key: { text: 'Who sees it' }, value: { text: flow.seenBy } },
        { key: { text: 'It ends' }, value: { text: flow.lapses } },
      ],
    })}
    <form method="post" action="${tellHref(kind)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${hidden(typed)}
      <div class="govuk-button-group">
        ${button({ text: 'Accept and send', name: 'step', value: 'send', preventDoubleClick: true })}
        ${button({ text: 'Change', name: 'step', value: 'change', classes: 'govuk-button--secondary' })}
      </div>
    </form>`;
}

export function answerRows(
  flow: Pick<ToldWords, 'day' | 'asked' | 'link'>,
  { on, value }: Omit<Telling, 'kind'>,
  school: School | null,
) {
  return [
    { key: { text: 'You tell us' }, value: { text: flow.link } },
    ...(flow.day === null || on === null ? [] : [{ key: { text: flow.day.label }, value: { text: dateWords(on) } }]),
    ...valueRows(flow.asked, value, school),
  ];
}

function valueRows(asked: Answered, value: Telling['value'], school: School | null) {
  const row = (key: string, text: string) => [{ key: { text: key }, value: { text } }];
  const member = (name: string): string => String(memberOf(value, name) ?? '');
  switch (asked.kind) {
    case 'nothing':
      return [];
    case 'text':
      return value === null ? [] : row(asked.label.replace(' (optional)', ''), String(value));
    case 'reasons': {
      const said = memberOf(value, 'reasons');
      const words = asked.options
        .filter(([name]) => Array.isArray(said) && said.includes(name))
        .map(([, text]) => text);
      return row('Reasons', words.join(', '));
    }
    case 'score': {
      const chosen = asked.options.find(([name]) => name === member('score'))?.[1] ?? '';
      return [...row(asked.label, chosen), ...(member('text') === '' ? [] : row('You added', member('text')))];
    }
    case 'provider':
      return row('Provider', member('provider_code'));
    case 'course':
      return row('Course', member('course_code'));
    case 'email':
      return row('Email address', String(value));
    case 'phone':
      return row('Mobile number', String(value));
    case 'address': {
      const lines = memberOf(value, 'lines');
      return row('Address', [...(Array.isArray(lines) ? lines : []), member('postcode')].join(', '));
    }
    case 'dispute':
      return row(attributeLabel(member('attribute')), member('says'));
    case 'school':
      return row('School', school === null ? member('urn') : school.name);
  }
}

function hidden(typed: Typed): Html {
  const fields: readonly (readonly [string, string])[] = [
    ['on-day', typed.day.day],
    ['on-month', typed.day.month],
    ['on-year', typed.day.year],
    ['text', typed.text],
    ...typed.reasons.map((each) => ['reasons', each] as const),
    ['score', typed.score],
    ['provider', typed.provider],
    ['urn', typed.urn],
    ['postcode', typed.postcode],
    ['school', typed.school],
  ];
  return html`${fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
