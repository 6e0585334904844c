import { addDays, parsePlainDate } from '#kernel/plain-date.ts';
import type { Times } from '../address.ts';
import { button } from '../component/button.ts';
import { dateInput } from '../component/date-input.ts';
import { type DateProblem, type TypedDate, typedFrom } from '../date-form.ts';
import { type Html, html } from '../html.ts';
import { londonDay } from '../london-day.ts';
import type { AskedTime, TimeProblems } from './time-query.ts';

export type TimeFormParams = {
  /** The address of the same page at other times. */
  readonly hrefAt: (times: Times) => string;
  /** What else the address of the page says, which the form keeps. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly asked: AskedTime;
  readonly times: Times;
  /** The times that the page answers for. */
  readonly answered: { readonly validOn: string; readonly knownAt: string };
  readonly today: string;
  readonly problems: TimeProblems | null;
};

/** Two questions of time, kept apart by their words: when was it true, and what did we know by then. */
export function timeForm({ hrefAt, kept = {}, asked, times, answered, today, problems }: TimeFormParams): Html {
  return html`
    <form class="ts-panel" method="get" action="${hrefAt({ validOn: null, knownOn: null })}" novalidate>
      ${hiddenFields(kept)}
      <h2 class="govuk-heading-m" id="other-day">Look at another day</h2>
      <div class="ts-columns">
        ${dateField({
          id: 'valid-on',
          legend: 'Valid on',
          hint: 'The day it was true',
          typed: shown(asked.validOn, answered.validOn, problems),
          problem: problems?.validOn ?? null,
        })}
        ${dateField({
          id: 'known-at',
          legend: 'Known at',
          hint: 'By what we knew at the end of this day',
          typed: shown(asked.knownAt, londonDay(answered.knownAt), problems),
          problem: problems?.knownAt ?? null,
        })}
      </div>
      <div class="govuk-button-group">
        ${button({ text: 'Show this day', classes: 'govuk-button--secondary' })}
        ${problems ? null : neighbours(hrefAt, times, answered.validOn, today)}
      </div>
    </form>`;
}

/** What a form's address would say is lost when it is sent: its fields take the place of the query. */
export function hiddenFields(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

function neighbours(hrefAt: TimeFormParams['hrefAt'], times: Times, validOn: string, today: string): Html | null {
  const day = parsePlainDate(validOn);
  if (!day) return null;
  const link = (to: string, words: string) =>
    html`<a class="govuk-link govuk-link--no-visited-state" href="${hrefAt({ ...times, validOn: to })}">${words}</a>`;
  return html`${link(addDays(day, -1), 'Day before')} ${day < today ? link(addDays(day, 1), 'Day after') : null}`;
}

type DateField = {
  readonly id: string;
  readonly legend: string;
  readonly hint: string;
  readonly typed: TypedDate;
  readonly problem: DateProblem | null;
};

function dateField({ id, legend, hint, typed, problem }: DateField): Html {
  const item = (name: keyof TypedDate, width: number) => ({
    name,
    value: typed[name],
    classes: `govuk-input--width-${width}${problem?.parts.includes(name) ? ' govuk-input--error' : ''}`,
  });
  return dateInput({
    id,
    namePrefix: id,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    ...(problem ? { errorMessage: { text: problem.message } } : {}),
    items: [item('day', 2), item('month', 2), item('year', 4)],
  });
}

/** What was typed stays when it is wrong; otherwise the form shows the day that the page answers for. */
function shown(typed: TypedDate, answered: string, problems: TimeProblems | null): TypedDate {
  return problems ? typed : typedFrom(answered);
}
