import { timelinePicture } from '../chart/timeline.ts';
import { details } from '../component/details.ts';
import { table } from '../component/table.ts';
import { shortDate, shortInstant } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { londonDay } from '../london-day.ts';
import { countWords } from '../number-word.ts';
import type { LaneItem, PersonPage, TimelineLane } from '../port.ts';
import { saidLabel } from '../said-label.ts';
import { scrollRegion } from '../scroll-region.ts';
import { valueWords } from '../value-words.ts';

/** What each source said, in both times: a picture, and behind it one table a source record. */
export function personTimeline({ answer, lanes, spans, today }: PersonPage): Html {
  return html`
    <h2 class="govuk-heading-l" id="timeline">Timeline</h2>
    <figure class="ts-figure-block">
      ${timelinePicture({
        lanes,
        spans,
        validOn: answer.validOn,
        knownAt: answer.knownAt,
        knownOn: londonDay(answer.knownAt),
        today,
      })}
      <figcaption class="govuk-body-s ts-key">
        <span><svg width="16" height="16" aria-hidden="true" focusable="false" class="ts-timeline__moment"><circle class="ts-timeline__dot" cx="8" cy="8" r="4"/></svg> when the source says it became so</span>
        <span><svg width="16" height="16" aria-hidden="true" focusable="false" class="ts-timeline__moment"><circle class="ts-timeline__ring" cx="8" cy="8" r="6"/></svg> when we learned it</span>
        <span><svg width="16" height="16" aria-hidden="true" focusable="false" class="ts-timeline__moment ts-timeline__moment--past"><circle class="ts-timeline__dot" cx="8" cy="8" r="4"/></svg> no longer said</span>
      </figcaption>
    </figure>
    <h3 class="govuk-heading-m">What each source said</h3>
    ${lanes.map(laneTable)}`;
}

function laneTable({ record, items }: TimelineLane): Html {
  return details({
    classes: 'ts-details',
    summaryText: `${record}: ${countWords(items.length, 'observation', 'observations')}`,
    html: scrollRegion(
      `What ${record} said`,
      table({
        classes: 'ts-table ts-table--dense',
        caption: `What ${record} said`,
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [
          { text: 'What' },
          { text: 'Value' },
          { text: 'True from' },
          { text: 'Known from' },
          { text: 'Known until' },
        ],
        rows: inTime(items).map((item) => [
          { text: saidLabel(item) },
          { text: item.value === null || item.value === '' ? 'Nothing' : valueWords(item.value) },
          { text: shortDate(londonDay(item.saidAt)) },
          { text: shortInstant(item.knownFrom) },
          { text: item.knownTo === null ? 'Still said' : shortInstant(item.knownTo) },
        ]),
      }),
    ),
  });
}

function inTime(items: readonly LaneItem[]): readonly LaneItem[] {
  return items.toSorted((a, b) => (a.saidAt === b.saidAt ? 0 : a.saidAt < b.saidAt ? -1 : 1));
}
