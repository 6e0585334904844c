import type { ClaimKind } from '#source/claim-kind.ts';
import { button } from '../../component/button.ts';
import { checkboxes } from '../../component/checkboxes.ts';
import { dateInput } from '../../component/date-input.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { input } from '../../component/input.ts';
import { radios } from '../../component/radios.ts';
import { textarea } from '../../component/textarea.ts';
import { type Html, html } from '../../html.ts';
import type { School } from '../port.ts';
import type { Flow } from './flow.ts';
import type { TellingProblems, Typed } from './read-telling.ts';
import { tellHref } from './tell-href.ts';

export type Question = {
  readonly kind: ClaimKind;
  readonly flow: Flow;
  readonly typed: Typed;
  readonly problems: TellingProblems;
  readonly csrfToken: string;
  /** What was looked for, and what was found; null where no school is asked for, or none was looked for yet. */
  readonly search: { readonly words: string; readonly found: readonly School[] } | null;
};

/** One question of a flow; where a school is asked for, it is looked for first. */
export function questionPage(question: Question): Html {
  const { kind, flow, problems, csrfToken, search } = question;
  const targets = {
    day: 'on-day',
    text: 'text',
    reasons: 'reasons',
    score: 'score',
    provider: 'provider',
    urn: 'urn',
    postcode: 'postcode',
  } as const;
  const errors = (['urn', 'score', 'reasons', 'provider', 'text', 'postcode', 'day'] as const).flatMap((field) =>
    problems[field] === undefined ? [] : [{ text: problems[field], href: `#${targets[field]}` }],
  );
  const needsSearch = flow.asked.kind === 'school' && (search === null || search.found.length === 0);
  return html`
    ${errors.length === 0 ? null : errorSummary({ titleText: 'There is a problem', errorList: errors })}
    <h1 class="govuk-heading-l">${flow.heading}</h1>
    ${flow.asked.kind === 'school' ? searchForm(kind, search) : null}
    ${
      needsSearch
        ? null
        : html`<form method="post" action="${tellHref(kind)}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${search === null ? null : html`<input type="hidden" name="school" value="${search.words}">`}
      ${answerFields(question)}
      ${dayField(question)}
      ${button({ text: 'Continue' })}
    </form>`
    }`;
}

function searchForm(kind: ClaimKind, search: Question['search']): Html {
  const none = search !== null && search.found.length === 0;
  return html`<form method="get" action="${tellHref(kind)}" novalidate>
      ${input({
        id: 'school',
        name: 'school',
        value: search?.words ?? '',
        label: { text: 'Part of the school’s name, or its number (URN)', classes: 'govuk-label--s' },
        ...(none ? { errorMessage: { text: 'No school has that in its name. Try fewer letters' } } : {}),
      })}
      ${button({ text: 'Look for it', classes: 'govuk-button--secondary' })}
    </form>`;
}

function answerFields({ flow: { asked }, typed, problems, search }: Question): Html {
  const wrong = (field: keyof TellingProblems) =>
    problems[field] === undefined ? {} : { errorMessage: { text: problems[field] } };
  switch (asked.kind) {
    case 'nothing':
      return html``;
    case 'text':
      return textarea({
        id: 'text',
        name: 'text',
        value: typed.text,
        rows: 4,
        label: { text: asked.label, classes: 'govuk-label--s' },
        hint: { text: asked.hint },
        ...wrong('text'),
      });
    case 'reasons':
      return checkboxes({
        idPrefix: 'reasons',
        name: 'reasons',
        values: typed.reasons,
        fieldset: { legend: { text: asked.label, classes: 'govuk-fieldset__legend--s' } },
        items: asked.options.map(([value, text]) => ({ value, text })),
        ...wrong('reasons'),
      });
    case 'score':
      return html`${radios({
        idPrefix: 'score',
        name: 'score',
        value: typed.score,
        fieldset: { legend: { text: asked.label, classes: 'govuk-fieldset__legend--s' } },
        items: asked.options.map(([value, text]) => ({ value, text })),
        ...wrong('score'),
      })}${textarea({ id: 'text', name: 'text', value: typed.text, rows: 3, label: { text: 'Anything you want to add (optional)', classes: 'govuk-label--s' }, hint: { text: 'Nobody answers what you write here. If you need help now, look at the next page.' }, ...wrong('text') })}`;
    case 'provider':
      return input({
        id: 'provider',
        name: 'provider',
        value: typed.provider,
        classes: 'govuk-input--width-5',
        label: { text: 'The provider’s code', classes: 'govuk-label--s' },
        hint: { text: 'Three letters or figures, as on its page in Find teacher training courses. For example, 1AA' },
        ...wrong('provider'),
      });
    case 'course':
      return input({
        id: 'text',
        name: 'text',
        value: typed.text,
        classes: 'govuk-input--width-5',
        label: { text: 'The course’s code', classes: 'govuk-label--s' },
        hint: { text: 'Four letters or figures, as on its page in Find teacher training courses. For example, X100' },
        ...wrong('text'),
      });
    case 'email':
      return input({
        id: 'text',
        name: 'text',
        value: typed.text,
        type: 'email',
        autocomplete: 'email',
        spellcheck: false,
        label: { text: 'Email address', classes: 'govuk-label--s' },
        hint: { text: 'We send a code there, to see that it is yours.' },
        ...wrong('text'),
      });
    case 'phone':
      return input({
        id: 'text',
        name: 'text',
        value: typed.text,
        type: 'tel',
        autocomplete: 'tel',
        classes: 'govuk-input--width-20',
        label: { text: 'Mobile number', classes: 'govuk-label--s' },
        hint: { text: 'We send a code there, to see that it is yours.' },
        ...wrong('text'),
      });
    case 'address':
      return html`${textarea({
        id: 'text',
        name: 'text',
        value: typed.text,
        rows: 4,
        autocomplete: 'street-address',
        label: { text: 'Address, without the postcode', classes: 'govuk-label--s' },
        hint: { text: 'Each line as on an envelope' },
        ...wrong('text'),
      })}${input({
        id: 'postcode',
        name: 'postcode',
        value: typed.postcode,
        autocomplete: 'postal-code',
        classes: 'govuk-input--width-10',
        label: { text: 'Postcode', classes: 'govuk-label--s' },
        ...wrong('postcode'),
      })}`;
    case 'school':
      return radios({
        idPrefix: 'urn',
        name: 'urn',
        value: typed.urn,
        fieldset: { legend: { text: 'Which of these?', classes: 'govuk-fieldset__legend--s' } },
        items: (search?.found ?? []).map(({ urn, name, place }) => ({
          value: urn,
          text: place === null ? name : `${name}, ${place}`,
        })),
        ...wrong('urn'),
      });
  }
}

function dayField({ flow: { day, heading }, typed, problems }: Question): Html | null {
  if (day === null) return null;
  const item = (name: 'day' | 'month' | 'year', width: number) => ({
    name,
    value: typed.day[name],
    classes: `govuk-input--width-${width}${problems.day === undefined ? '' : ' govuk-input--error'}`,
  });
  const isHeading = heading.endsWith('?');
  return dateInput({
    id: 'on',
    namePrefix: 'on',
    fieldset: {
      legend: { text: day.label, classes: isHeading ? 'govuk-fieldset__legend--s' : 'govuk-fieldset__legend--m' },
    },
    hint: { text: day.hint },
    ...(problems.day === undefined ? {} : { errorMessage: { text: problems.day } }),
    items: [item('day', 2), item('month', 2), item('year', 4)],
  });
}
