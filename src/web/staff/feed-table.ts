import { table } from '../component/table.ts';
import { tag } from '../component/tag.ts';
import { shortInstant } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { numberWords } from '../number-word.ts';
import type { FeedState } from '../port.ts';
import { scrollRegion } from '../scroll-region.ts';
import { feedName } from '../source-word.ts';

export function feedTable(feeds: readonly FeedState[]): Html {
  if (feeds.length === 0) return html`<p class="govuk-body">No feed is set up.</p>`;
  return scrollRegion(
    'Feeds',
    table({
      classes: 'ts-table',
      caption: 'Each feed, when it last ran to its end, and what it brought',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'Feed' },
        { text: 'State' },
        { text: 'Last complete run' },
        { text: 'Last run' },
        { text: 'Rows', format: 'numeric' },
        { text: 'Quarantined', format: 'numeric' },
      ],
      rows: feeds.map((feed) => [
        { html: html`${feedName(feed.feed)}<span class="ts-minor">${feed.channel}</span>` },
        { html: feed.outcome === 'failed' ? failed : freshness[feed.freshness] },
        { text: feed.lastCompleteRun === null ? 'Never' : shortInstant(feed.lastCompleteRun) },
        { html: lastRun(feed) },
        { text: numberWords(feed.rows), format: 'numeric' },
        { text: numberWords(feed.quarantined), format: 'numeric' },
      ]),
    }),
  );
}

const freshness: Readonly<Record<FeedState['freshness'], Html>> = {
  fresh: tag({ text: 'Up to date', classes: 'govuk-tag--green' }),
  late: tag({ text: 'Late', classes: 'govuk-tag--orange' }),
  never: tag({ text: 'Never ran', classes: 'govuk-tag--grey' }),
};

const failed = tag({ text: 'Failed', classes: 'govuk-tag--red' });

const outcomes: Readonly<Record<FeedState['outcome'], string>> = {
  complete: 'complete',
  partial: 'stopped part of the way',
  failed: 'failed',
  never: '',
};

function lastRun(feed: FeedState): Html {
  if (feed.lastRun === null) return html`Never`;
  return html`${shortInstant(feed.lastRun)}<span class="ts-minor">${outcomes[feed.outcome]}</span>`;
}
