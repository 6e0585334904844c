import type { Feed } from '#source/feed.ts';
import type { FeedConfig } from '../../src/wiring/paged-sources.ts';

/**
 * How a feed reaches us: what can go wrong on its way follows from that. A sweep asks for one thing after another; a webhook
 * is sent to us, and a signed one is signed and a proof of when.
 */
export type Transport = 'paged' | 'list' | 'sweep' | 'file' | 'webhook' | 'signed-webhook';

export type FaultFeed = {
  /** As the matrix names it: the feed, and its channel where it has several. */
  readonly name: string;
  readonly feed: Feed;
  readonly channel: string;
  readonly transport: Transport;
  /** The prefix under which made-up England spoils its answers or webhooks, or the file names in the drop folder. */
  readonly path: string;
  /** What one clock stamps: of one service that is asked in two ways, both. */
  readonly clockPath?: string;
  /** The address by which it is asked; others that share it are struck with it. */
  readonly config?: keyof FeedConfig;
  readonly days: Window;
  /** A file tells everything there is, so that the next one repairs the one before; others, and a list whose day counts, must be sent again. */
  readonly repeats?: boolean;
};

/** Days on which a feed has much to say, and the sources that are read on them: its own, and others that must go on. */
export type Window = keyof typeof windows;
export type WindowDays = {
  readonly from: string;
  /** Read without a fault, so that the files of the fault's day have others before them. */
  readonly before?: string;
  /** The fault strikes in the first. */
  readonly readings: readonly string[];
  readonly reads: readonly (keyof FeedConfig)[];
  /** Of how many times as many people, where few have rows. */
  readonly times?: number;
  /** The only folder of files that is read; all without. */
  readonly folder?: string;
  /** Whether webhooks are sent to us, each when it is due. */
  readonly isSentTo?: boolean;
};

const autumn = ['2025-09-29', '2025-09-30', '2025-10-06', '2025-11-03'];

export const windows = {
  /** Courses and providers roll over into the next cycle. */
  july: {
    from: '2025-07-04',
    readings: ['2025-07-28', '2025-07-29', '2025-08-04', '2025-09-01'],
    reads: ['publishApi', 'applyRegisterApi'],
  },
  /** The cycle turns, and courses start. */
  september: { from: '2025-09-07', readings: autumn, reads: ['applyCandidateApi', 'applyRegisterApi', 'registerApi'] },
  regulator: { from: '2025-09-07', readings: autumn, reads: ['registerApi', 'trsApi'] },
  jobs: { from: '2025-09-07', readings: autumn, reads: ['vacanciesApi', 'publishApi'] },
  /** Exports come each Monday, the pension scheme's extract on the 25th. */
  files: {
    from: '2025-08-24',
    before: '2025-09-24',
    readings: autumn,
    reads: ['dropDirectory', 'applyRegisterApi'],
    times: 5,
  },
  /** So many that the extract has some rows. */
  pensions: {
    from: '2025-08-24',
    before: '2025-09-24',
    readings: autumn,
    reads: ['dropDirectory', 'publishApi'],
    times: 20,
    folder: 'employment',
  },
  /** Providers sign off. */
  october: {
    from: '2025-09-20',
    before: '2025-10-08',
    readings: ['2025-10-13', '2025-10-14', '2025-10-20', '2025-11-17'],
    reads: ['dropDirectory', 'publishApi'],
    folder: 'register-sign-off',
  },
  /** The list of schools comes on the 1st. */
  schools: {
    from: '2025-08-24',
    before: '2025-09-05',
    readings: ['2025-10-06', '2025-10-07', '2025-10-13', '2025-11-03'],
    reads: ['dropDirectory', 'publishApi'],
  },
  /** Four files on each fifth of the month; of so many people that the shortest of them has more lines than a list may lose unasked. */
  funding: {
    from: '2025-09-20',
    before: '2025-11-06',
    readings: ['2025-12-08', '2025-12-09', '2025-12-15', '2026-01-12'],
    reads: ['dropDirectory', 'publishApi'],
    times: 30,
    folder: 'funding-summary',
  },
  /** The regulator sends some events a week: each meets the fault, in seven weeks. Numbers come in the exports too. */
  events: {
    from: '2025-09-14',
    readings: ['2025-11-03', '2025-11-10', '2025-11-17', '2025-12-01'],
    reads: ['trsApi', 'dropDirectory'],
    times: 10,
    folder: 'register-trainee',
    isSentTo: true,
  },
  /** Notify sends a receipt or two a week. */
  receipts: {
    from: '2025-07-06',
    readings: ['2025-08-25', '2025-09-01', '2025-09-08', '2025-10-06'],
    reads: ['applyRegisterApi'],
    times: 20,
    isSentTo: true,
  },
} as const satisfies Readonly<Record<string, WindowDays>>;

const publish = '/publish/api/public/v1/recruitment_cycles';

/** Every feed with its transport: a new one enters by one line. */
export const faultFeeds: readonly FaultFeed[] = [
  asked('publish-provider', 'paged', `${publish}/2026/providers`, 'publishApi', 'july'),
  asked('publish-course', 'paged', `${publish}/2026/courses`, 'publishApi', 'july'),
  asked('apply-candidate', 'paged', '/apply/candidate-api/', 'applyCandidateApi', 'september'),
  asked('apply-application', 'paged', '/apply/register-api/', 'applyRegisterApi', 'september'),
  asked('register-trainee', 'paged', '/register/api/', 'registerApi', 'september'),
  asked('trs-person', 'sweep', '/trs/', 'trsApi', 'regulator'),
  asked('vacancy', 'list', '/vacancies/', 'vacanciesApi', 'jobs'),
  dropped('register-trainee', 'export', 'register-trainee/export-2025-09-29', 'files', true),
  dropped('register-trainee', 'events', 'register-trainee/events-', 'files', false),
  dropped('register-sign-off', 'file', 'register-sign-off/sign-off-2025-10-13', 'october', true),
  dropped('git-contact', 'file', 'git-contact/', 'files', false),
  dropped('employment', 'file', 'employment/', 'pensions', false),
  dropped('school', 'file', 'school/edubasealldata', 'schools', true),
  dropped('school', 'links', 'school/alllinksdata', 'schools', true),
  ...['TB_summary', 'TB_Profile', 'SDS_subject', 'SDS_Profile'].map((kind) => ({
    ...dropped('funding-summary', 'file', `funding-summary/2025-12-05-${kind}`, 'funding', false),
    name: `funding-summary ${kind}`,
  })),
  dropped('claim', 'self', 'claim/', 'files', false),
  dropped('sign-in', 'self', 'sign-in/', 'files', false),
  sent('trs-event', 'signed-webhook', 'events'),
  sent('delivery', 'webhook', 'receipts'),
];

function asked(feed: Feed, transport: Transport, path: string, config: keyof FeedConfig, days: Window): FaultFeed {
  const clockPath = path.startsWith('/apply/') ? '/apply/' : path;
  return { name: feed, feed, channel: 'api', transport, path, clockPath, config, days };
}

function dropped(feed: Feed, channel: string, path: string, days: Window, repeats: boolean): FaultFeed {
  const name = channel === 'file' || channel === 'self' ? feed : `${feed} ${channel}`;
  return { name, feed, channel, transport: 'file', path, days, repeats };
}

function sent(feed: Feed, transport: Transport, days: Window): FaultFeed {
  return { name: feed, feed, channel: 'webhook', transport, path: `/webhook/${feed}`, days };
}
