import { z } from 'zod';
import { academicYearOf } from '#kernel/academic-year.ts';
import { addDays, daysBetween, type PlainDate, parsePlainDate, plainDate } from '#kernel/plain-date.ts';
import type { Times } from '../address.ts';
import { button } from '../component/button.ts';
import { radios } from '../component/radios.ts';
import { dateWords, monthName } from '../date-word.ts';
import { type Html, html } from '../html.ts';

export type YearSliderParams = {
  /** The address of the same page at other times. */
  readonly hrefAt: (times: Times) => string;
  readonly times: Times;
  readonly validOn: string;
  readonly today: string;
};

/**
 * A slider over the academic year of the day shown: one control for the keyboard and the thumb, and no script. The day may
 * be looked at as it is known now, or as it was known at its own end.
 */
export function yearSlider({ hrefAt, times, validOn, today }: YearSliderParams): Html | null {
  const day = parsePlainDate(validOn);
  const last = parsePlainDate(today);
  if (day === undefined || last === undefined) return null;
  const { from, to } = yearAround(day);
  const end = to < last ? to : last;
  const knownThen = times.knownOn !== null && times.knownOn === validOn;
  return html`
    <form class="ts-panel" method="get" action="${hrefAt({ validOn: null, knownOn: null })}" novalidate>
      <h2 class="govuk-heading-m" id="year">Slide over the year</h2>
      <label class="govuk-label" for="slide">Day, from ${dateWords(from)} to ${dateWords(end)}</label>
      <input type="hidden" name="slide-from" value="${from}">
      <input class="ts-slider" type="range" id="slide" name="slide" min="0" max="${String(daysBetween(from, end))}" value="${String(daysBetween(from, day))}">
      <div class="ts-slider__months" aria-hidden="true">${months(from, end)}</div>
      ${radios({
        name: 'slide-known',
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: { text: 'By what we know', classes: 'govuk-fieldset__legend--s' } },
        value: knownThen ? 'then' : 'now',
        items: [
          { value: 'now', text: 'Now' },
          { value: 'then', text: 'At the end of that day' },
        ],
      })}
      <div class="govuk-button-group">
        ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
        ${yearLink(hrefAt, times, addDays(from, -1), 'Year before')}
        ${to < last ? yearLink(hrefAt, times, addDays(to, 1), 'Year after') : null}
      </div>
    </form>`;
}

const slide = z.object({
  'slide-from': z.string().max(10),
  slide: z.string().regex(/^\d{1,3}$/),
  'slide-known': z.enum(['now', 'then']).catch('now'),
});

/** Where the slider was moved to, never after today; undefined where the address has no slider of ours. */
export function slidTo(query: unknown, today: string): Times | undefined {
  const asked = slide.safeParse(query);
  const [from, last] = [parsePlainDate(asked.data?.['slide-from'] ?? ''), parsePlainDate(today)];
  if (!asked.success || from === undefined || last === undefined) return undefined;
  const day = addDays(from, Number(asked.data.slide));
  const validOn = day > last ? last : day;
  return { validOn, knownOn: asked.data['slide-known'] === 'then' ? validOn : null };
}

function yearAround(day: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  const year = academicYearOf(day);
  return { from: plainDate(`${year}-08-01`), to: plainDate(`${year + 1}-07-31`) };
}

/** The first letters of the months below the slider, each as wide as its days. */
function months(from: PlainDate, end: PlainDate): Html {
  const starts = Array.from({ length: 12 }, (_, at) => {
    const month = ((7 + at) % 12) + 1;
    return plainDate(`${Number(from.slice(0, 4)) + (at < 5 ? 0 : 1)}-${String(month).padStart(2, '0')}-01`);
  }).filter((start) => start <= end);
  return html`${starts.map((start) => html`<span>${monthName(Number(start.slice(5, 7))).slice(0, 1)}</span>`)}`;
}

function yearLink(hrefAt: YearSliderParams['hrefAt'], times: Times, validOn: PlainDate, words: string): Html {
  return html`<a class="govuk-link govuk-link--no-visited-state" href="${hrefAt({ ...times, validOn })}">${words}</a>`;
}
