import { daysBetween, isPlainDate } from '#kernel/plain-date.ts';
import { button } from '../component/button.ts';
import { notificationBanner } from '../component/notification-banner.ts';
import { warningText } from '../component/warning-text.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { countWords, durationWords, numberWords } from '../number-word.ts';
import type { Progress } from '../port.ts';

/** `today` is made-up England's own, whoever moved it last. */
type Sandbox = {
  readonly progress: Progress;
  readonly today: string;
  readonly csrfToken: string;
  readonly moved: boolean;
};

/** How far the replay of made-up England has come, or what stopped it, or the news that a day has arrived. */
export function replayProgress({ progress, today, moved }: Sandbox, refreshes: boolean): Html | null {
  if (progress.state === 'failed') {
    return warningText({ text: `The replay stopped at ${dateWords(progress.day)}: ${progress.problem ?? 'unknown'}` });
  }
  if (progress.state === 'replaying') return running(progress, refreshes);
  if (!moved) return null;
  return notificationBanner({
    type: 'success',
    html: html`<p class="govuk-notification-banner__heading">It is now ${dateWords(today.slice(0, 10))} in made-up England.</p>`,
  });
}

/** One form, a button for each stride: the person presses and a day arrives. */
export function sandboxControls({ progress, today, csrfToken }: Sandbox): Html | null {
  if (progress.state === 'replaying' || today === '') return null;
  return html`
    <form class="ts-panel" method="post" action="/staff/sandbox/advance">
      <h2 class="govuk-heading-m">Made-up England</h2>
      <p class="govuk-body">It is ${dateWords(today.slice(0, 10))} there.</p>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      <div class="govuk-button-group">
        ${button({ text: 'Move made-up England on by 1 day', name: 'days', value: '1' })}
        ${button({ text: 'Move it on by 7 days', name: 'days', value: '7', classes: 'govuk-button--secondary' })}
      </div>
    </form>`;
}

function running(progress: Progress, refreshes: boolean): Html {
  const left = progress.secondsLeft === null ? null : html`, ${durationWords(progress.secondsLeft)} left`;
  return html`
    <section class="ts-panel" aria-labelledby="replay">
      <h2 class="govuk-heading-m" id="replay">Replaying the past of made-up England</h2>
      <label class="govuk-body" for="replay-progress">${dateWords(progress.day)}, going to ${dateWords(progress.until)}</label>
      <progress class="ts-progress" id="replay-progress" max="100" value="${doneShare(progress)}">${doneShare(progress)}%</progress>
      <p class="govuk-body">${countWords(progress.rows, 'row', 'rows')} so far, ${numberWords(progress.rowsPerSecond)} a second${left}.
        ${
          refreshes
            ? html`This page fetches itself again every few seconds. <a class="govuk-link" href="/staff?refresh=off">Stop that</a>`
            : html`<a class="govuk-link" href="/staff">Fetch this page again every few seconds</a>`
        }</p>
    </section>`;
}

/** By days, since the replay is told by days. */
function doneShare({ from, day, until }: Progress): number {
  if (!isPlainDate(from) || !isPlainDate(day) || !isPlainDate(until) || until <= from) return 0;
  return Math.max(0, Math.min(100, Math.round((100 * daysBetween(from, day)) / daysBetween(from, until))));
}
