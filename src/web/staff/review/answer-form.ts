import { button } from '../../component/button.ts';
import { checkboxes } from '../../component/checkboxes.ts';
import { dateInput } from '../../component/date-input.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { radios } from '../../component/radios.ts';
import { textarea } from '../../component/textarea.ts';
import type { TypedDate } from '../../date-form.ts';
import { type Html, html } from '../../html.ts';
import { questionHref } from '../../review-address.ts';
import type { QuestionDetail } from '../../review-port.ts';

export type TypedAnswer = {
  readonly action: string;
  readonly records: readonly string[];
  readonly until: TypedDate;
  readonly because: string;
};

export const nothingTyped: TypedAnswer = {
  action: '',
  records: [],
  until: { day: '', month: '', year: '' },
  because: '',
};

export type AnswerProblems = Partial<Record<'action' | 'records' | 'until' | 'because', string>>;

/** Everything that can be done with a question, in one form that needs no script. */
export function answerForm(
  question: QuestionDetail,
  csrfToken: string,
  typed: TypedAnswer,
  problems: AnswerProblems,
): Html {
  const { id, compared, proposedBy } = question;
  const wrong = (name: keyof AnswerProblems) =>
    problems[name] === undefined ? {} : { errorMessage: { text: problems[name] } };
  return html`
    <h2 class="govuk-heading-l" id="decide">Decide</h2>
    <form method="post" action="${questionHref(id)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${radios({
        idPrefix: 'action',
        name: 'action',
        value: typed.action,
        fieldset: { legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--m' } },
        ...wrong('action'),
        items: [
          {
            value: 'link',
            text: proposedBy === null ? 'They are one person' : `Agree with ${proposedBy}: they are one person`,
            hint: { text: 'Where both are known outside, a second person has to agree.' },
          },
          {
            value: 'apart',
            text: 'They are different people',
            hint: { text: 'No rule and no model links them again.' },
          },
          {
            value: 'split',
            text: 'Some of these records are somebody else’s',
            hint: { text: 'Choose those that leave the person who holds them.' },
          },
          { value: 'defer', text: 'Put it off', hint: { text: 'Until the day below.' } },
          { value: 'ask', text: 'Ask the person', hint: { text: 'Their own word is the strongest answer.' } },
        ],
      })}
      ${checkboxes({
        idPrefix: 'records',
        name: 'records',
        values: typed.records,
        fieldset: { legend: { text: 'Only some of the records?', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'Leave empty to decide about one record of each group.' },
        ...wrong('records'),
        items: compared.map(({ record }, index) => ({ value: String(index), text: `Record ${index + 1}: ${record}` })),
      })}
      ${dateInput({
        id: 'until',
        namePrefix: 'until',
        fieldset: { legend: { text: 'If you put it off, until when?', classes: 'govuk-fieldset__legend--s' } },
        ...wrong('until'),
        items: [
          { name: 'day', value: typed.until.day, classes: dateClass('2', problems) },
          { name: 'month', value: typed.until.month, classes: dateClass('2', problems) },
          { name: 'year', value: typed.until.year, classes: dateClass('4', problems) },
        ],
      })}
      ${textarea({
        id: 'because',
        name: 'because',
        rows: 3,
        value: typed.because,
        label: { text: 'Why, and how you know', classes: 'govuk-label--s' },
        hint: { text: 'For whoever looks at this later.' },
        ...wrong('because'),
      })}
      ${button({ text: 'Decide' })}
    </form>`;
}

/** Stands at the top of the page, each problem a link to its field. */
export function answerErrors(problems: AnswerProblems): Html | null {
  const targets = {
    action: '#action',
    records: '#records',
    until: '#until-day',
    because: '#because',
  };
  const errors = Object.entries(targets).flatMap(([name, href]) => {
    const text = Object.entries(problems).find(([field]) => field === name)?.[1];
    return text === undefined ? [] : [{ text, href }];
  });
  return errors.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList: errors });
}

function dateClass(width: string, problems: AnswerProblems): string {
  return `govuk-input--width-${width}${problems.until === undefined ? '' : ' govuk-input--error'}`;
}
