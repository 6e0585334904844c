import { quarantineHref } from '../../feed-address.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import type { FeedState } from '../../port.ts';
import { feedTable } from '../feed-table.ts';

/** Every feed in one table: what is late, what failed, and where rows wait. */
export function feedsPage(feeds: readonly FeedState[]): Html {
  const waiting = feeds.reduce((sum, feed) => sum + feed.quarantined, 0);
  const late = feeds.filter(({ freshness }) => freshness === 'late').length;
  const failed = feeds.filter(({ outcome }) => outcome === 'failed').length;
  return html`
    <h1 class="govuk-heading-xl">Feeds</h1>
    <p class="govuk-body">${countWords(late, 'channel is', 'channels are')} late, and the last run of ${countWords(failed, 'channel', 'channels')} failed.
      <a class="govuk-link" href="${quarantineHref(null)}">${countWords(waiting, 'row waits', 'rows wait')} in quarantine</a>.</p>
    ${feedTable(feeds)}`;
}
