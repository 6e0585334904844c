import { feeds } from '#source/feed.ts';
import { type FeedSettings, feedSettings } from '../feed-setting.ts';
import { type Finding, fine } from './finding.ts';

/** Of each feed how it is set up, and by which variables it could be. */
export function checkFeeds(settings: FeedSettings, isMadeUp: boolean): readonly Finding[] {
  const all = feedSettings(settings);
  const summary = `${new Set(all.filter(({ isSetUp }) => isSetUp).map(({ feed }) => feed)).size} of ${feeds.length} are set up`;
  const where = isMadeUp ? 'made-up England, which is running' : summary;
  const none = all.every(({ isSetUp }) => !isSetUp) ? '; npm start brings made-up England' : '';
  return [
    fine('feeds', `${where}${none}`),
    ...all
      .filter(({ isSetUp }) => !isSetUp)
      .map(({ feed, channel, variables }) =>
        fine('feeds', `${feed} (${channel}) is not set up: ${variables.join(' and ')} would do it`),
      ),
  ];
}
