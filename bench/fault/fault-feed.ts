import type { Feed } from '#source/feed.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';

/** How a feed reaches us: what can go wrong on its way follows from that. */
export type Transport = 'paged' | 'list' | 'file';

export type FaultFeed = {
  /** As the matrix names it: the feed, and its channel where it has several. */
  readonly name: string;
  readonly feed: Feed;
  readonly channel: string;
  readonly transport: Transport;
  /** The prefix under which made-up England spoils its answers, or the file names in the drop folder. */
  readonly path: string;
  /** The address by which it is asked; others that share it are struck with it. */
  readonly config?: keyof FeedConfig;
  readonly days: Window;
  /** A file tells everything there is, so that the next one repairs the one before; others must be sent again. */
  readonly repeats?: boolean;
};

/** Days on which a feed has much to say: the fault strikes in the first of the readings after `from`. */
export type Window = keyof typeof windows;
export const windows = {
  /** Courses and providers roll over into the next cycle. */
  july: { from: '2025-07-04', readings: ['2025-07-28', '2025-07-29', '2025-08-04', '2025-09-01'] },
  /** The cycle turns, courses start, and the pension scheme's extract comes on the 25th. */
  september: { from: '2025-09-07', readings: ['2025-09-29', '2025-09-30', '2025-10-06', '2025-11-03'] },
  /** Providers sign off, and the list of schools comes on the 1st. */
  october: { from: '2025-09-20', readings: ['2025-10-13', '2025-10-14', '2025-10-20', '2025-11-17'] },
} as const;

const publish = '/publish/api/public/v1/recruitment_cycles';

/** Every feed with its transport: a new one enters by one line. */
export const faultFeeds: readonly FaultFeed[] = [
  asked('publish-provider', 'paged', `${publish}/2026/providers`, 'publishApi', 'july'),
  asked('publish-course', 'paged', `${publish}/2026/courses`, 'publishApi', 'july'),
  asked('apply-candidate', 'paged', '/apply/candidate-api/', 'applyCandidateApi', 'september'),
  asked('apply-application', 'paged', '/apply/register-api/', 'applyRegisterApi', 'september'),
  asked('register-trainee', 'paged', '/register/api/', 'registerApi', 'september'),
  dropped('register-trainee', 'export', 'register-trainee/export-2025-09-29', 'september', true),
  dropped('register-sign-off', 'file', 'register-sign-off/sign-off-2025-10-13', 'october', true),
  dropped('claim', 'self', 'claim/', 'september', false),
];

function asked(feed: Feed, transport: Transport, path: string, config: keyof FeedConfig, days: Window): FaultFeed {
  return { name: feed, feed, channel: 'api', transport, path, config, days };
}

function dropped(feed: Feed, channel: string, path: string, days: Window, repeats: boolean): FaultFeed {
  const name = channel === 'export' ? `${feed} ${channel}` : feed;
  return { name, feed, channel, transport: 'file', path, days, repeats };
}
