import type { Transport } from './fault-feed.ts';

export type FaultKind = {
  readonly name: string;
  /** Where it strikes, when that is not the feed's own path. */
  readonly path?: string;
  /** What made-up England is told, beside the path. */
  readonly ask: Readonly<Record<string, unknown>>;
  /** The certificate is of the way, not of an answer: the feed is given another address for the day. */
  readonly certificate?: 'unknown' | 'expired';
  /** What is rightly otherwise afterwards: the bytes in which the same was said, or that somebody was seen who was gone before we asked. */
  readonly changes?: 'bytes' | 'seen';
};

const allDay = { share: 1 };

/** Passing trouble strikes once, lasting trouble all day. */
const ofAnswers: readonly FaultKind[] = [
  ...['401', '403', '404', '422', '500', 'html', 'not-json', 'redirect', 'endless'].map((kind) => lasting(kind)),
  ...['429', '429-date', '429-silent', '502', '503', 'hang', 'drip', 'slow', 'reset', 'truncate', 'short'].map(passing),
  { name: 'hang-all-day', ask: { kind: 'hang', ...allDay } },
  { name: 'bad-row', ask: { kind: 'bad-row', page: 1, ...allDay } },
  lasting('past'),
  { name: 'stale', ask: { kind: 'stale', seconds: 2 * 86_400, ...allDay }, changes: 'seen' },
  { name: 'clock-behind', ask: { kind: 'clock', seconds: -300, ...allDay }, changes: 'bytes' },
  { name: 'clock-ahead', ask: { kind: 'clock', seconds: 300, ...allDay }, changes: 'bytes' },
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

/** Each webhook meets it once, at its first attempt, and is sent again. */
const ofWebhooks: readonly FaultKind[] = [
  ...[
    ...['way-502', 'way-hang', 'way-reset', 'way-cut', 'way-short', 'way-swollen', 'way-retyped'],
    ...['way-stripped', 'way-answer-502', 'way-answer-lost', 'way-twice'],
    ...['sent-not-json', 'sent-other-shape', 'sent-forged', 'sent-unsigned'],
  ].map((kind) => tried(kind, kind, { tries: 1 })),
  { ...tried('way-reworded', 'way-reworded', { tries: 1 }), changes: 'bytes' },
  tried('way-502-4-times', 'way-502', { tries: 4 }),
  tried('way-502-for-ever', 'way-502', {}),
  tried('way-held', 'way-held', { tries: 1, seconds: 240 }),
  tried('way-held-2-days', 'way-held', { tries: 1, seconds: 2 * 86_400 }),
  tried('way-lost', 'way-lost', {}),
];

const ofSignatures: readonly FaultKind[] = [
  tried('clock-behind', 'sent-clock', { tries: 1, seconds: -300 }),
  tried('clock-ahead', 'sent-clock', { tries: 1, seconds: 300 }),
  tried('expired', 'sent-clock', { tries: 1, seconds: -600 }),
  { name: 'keys-500', path: '/trs/webhook-jwks', ask: { kind: '500', times: 3 } },
];

export function kindsOf(transport: Transport): readonly FaultKind[] {
  switch (transport) {
    case 'paged':
    case 'list':
      return [...ofAnswers, ...ofPages];
    case 'sweep':
      return ofAnswers;
    case 'file':
      return ofFiles;
    case 'webhook':
      return ofWebhooks;
    case 'signed-webhook':
      return [...ofWebhooks, ...ofSignatures];
  }
}

function lasting(kind: string): FaultKind {
  return { name: kind, ask: { kind, ...allDay } };
}

function passing(kind: string): FaultKind {
  return { name: kind, ask: { kind, times: 1, millis: 2 } };
}

function tried(name: string, kind: string, how: Readonly<Record<string, number>>): FaultKind {
  return { name, ask: { kind, ...allDay, ...how } };
}
