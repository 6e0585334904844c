import type { Transport } from './fault-feed.ts';

export type FaultKind = {
  readonly name: string;
  /** What made-up England is told, beside the path. */
  readonly ask: Readonly<Record<string, unknown>>;
  /** The certificate is of the way, not of an answer: the feed is given another address for the day. */
  readonly certificate?: 'unknown' | 'expired';
};

const allDay = { share: 1 };

/** Passing trouble strikes once, lasting trouble all day. */
const ofAnswers: readonly FaultKind[] = [
  ...['401', '403', '404', '422', '500', 'html', 'not-json', 'redirect', 'endless'].map((kind) => lasting(kind)),
  ...['429', '429-date', '429-silent', '502', '503', 'hang', 'drip', 'slow', 'reset', 'truncate', 'short'].map(passing),
  { name: 'hang-all-day', ask: { kind: 'hang', ...allDay } },
  { name: 'bad-row', ask: { kind: 'bad-row', page: 1, ...allDay } },
  lasting('past'),
  { name: 'stale', ask: { kind: 'stale', seconds: 2 * 86_400, ...allDay } },
  { name: 'clock-behind', ask: { kind: 'clock', seconds: -300, ...allDay } },
  { name: 'clock-ahead', ask: { kind: 'clock', seconds: 300, ...allDay } },
  { name: 'certificate-unknown', ask: {}, certificate: 'unknown' },
  { name: 'certificate-expired', ask: {}, certificate: 'expired' },
];

const ofPages: readonly FaultKind[] = [
  { name: 'repeat-page', ask: { kind: 'repeat-page', page: 2, ...allDay } },
  { name: 'skip-page', ask: { kind: 'skip-page', page: 1, ...allDay } },
  lasting('total-small'),
  lasting('total-big'),
  lasting('total-changing'),
];

const ofFiles: readonly FaultKind[] = [
  'file-cut',
  'file-half',
  'file-empty',
  'file-misencoded',
  'file-column-missing',
  'file-twice',
  'file-yesterday',
].map(passing);

export function kindsOf(transport: Transport): readonly FaultKind[] {
  switch (transport) {
    case 'paged':
    case 'list':
      return [...ofAnswers, ...ofPages];
    case 'sweep':
      return ofAnswers;
    case 'file':
      return ofFiles;
  }
}

function lasting(kind: string): FaultKind {
  return { name: kind, ask: { kind, ...allDay } };
}

function passing(kind: string): FaultKind {
  return { name: kind, ask: { kind, times: 1, millis: 2 } };
}
