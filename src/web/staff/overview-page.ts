import { type Html, html } from '../html.ts';
import type { FeedState, Holdings, Progress, YearOfWeeks } from '../port.ts';
import { feedTable } from './feed-table.ts';
import { holdingFigures } from './holding-figures.ts';
import { replayProgress, sandboxControls } from './sandbox-panel.ts';
import { statusByWeek } from './status-by-week.ts';

export type Overview = {
  readonly holdings: Holdings;
  readonly year: YearOfWeeks;
  readonly feeds: readonly FeedState[];
  readonly sandbox: {
    readonly progress: Progress;
    readonly today: string;
    readonly csrfToken: string;
    readonly moved: boolean;
  } | null;
  /** The page is fetched again by itself while the replay runs, unless its reader stopped that. */
  readonly refreshes: boolean;
};

export function overviewPage({ holdings, year, feeds, sandbox, refreshes }: Overview): Html {
  return html`
    ${sandbox ? replayProgress(sandbox, refreshes) : null}
    <h1 class="govuk-heading-xl">Overview</h1>
    ${holdingFigures(holdings)}
    ${sandbox ? sandboxControls(sandbox) : null}
    ${statusByWeek(year)}
    <h2 class="govuk-heading-l" id="feeds">Feeds</h2>
    ${feedTable(feeds)}`;
}
