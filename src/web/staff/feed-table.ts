import { table } from '../component/table.ts';
import { tag } from '../component/tag.ts';
import { shortInstant } from '../date-word.ts';
import { feedHref, quarantineHref } from '../feed-address.ts';
import { type Html, html } from '../html.ts';
import { numberWords } from '../number-word.ts';
import type { FeedState } from '../port.ts';
import { scrollRegion } from '../scroll-region.ts';
import { feedName } from '../source-word.ts';
import { freshnessTag } from './freshness-tag.ts';

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
        {
          html: html`<a class="govuk-link" href="${feedHref(feed.feed)}">${feedName(feed.feed)}</a><span class="ts-minor">${feed.channel}</span>`,
        },
        { html: feed.outcome === 'failed' ? failed : freshnessTag(feed.freshness) },
        { text: feed.lastCompleteRun === null ? 'Never' : shortInstant(feed.lastCompleteRun) },
        { html: lastRun(feed) },
        { text: numberWords(feed.rows), format: 'numeric' },
        { html: waiting(feed), format: 'numeric' },
      ]),
    }),
  );
}

const failed = tag({ text: 'Failed', classes: 'govuk-tag--red' });

const outcomes: Readonly<Record<FeedState['outcome'], string>> = {
  complete: 'complete',
  partial: 'stopped part of the way',
  failed: 'failed',
  never: '',
};

function waiting({ feed, quarantined }: FeedState): Html {
  if (quarantined === 0) return html`0`;
  return html`<a class="govuk-link" href="${quarantineHref(feed)}">${numberWords(quarantined)}</a>`;
}

function lastRun(feed: FeedState): Html {
  if (feed.lastRun === null) return html`Never`;
  return html`${shortInstant(feed.lastRun)}<span class="ts-minor">${outcomes[feed.outcome]}</span>`;
}
