/** What can be wrong with an answer, and what a client sees of it. */
export const answerFaults = {
  '401': 'the token is refused',
  '403': 'the token may not read this',
  '404': 'nothing is at this address',
  '422': 'the question is refused',
  '429': 'too many questions; Retry-After in seconds',
  '429-date': 'too many questions; Retry-After as a date',
  '429-silent': 'too many questions; no word of when to come again',
  '500': 'the service broke down',
  '502': 'what stands before the service does not reach it',
  '503': 'the service is away',
  hang: 'no answer, ever',
  slow: 'a whole answer, late',
  drip: 'the body a byte at a time',
  reset: 'the connection is cut before the answer',
  truncate: 'the connection is cut in the middle of the body',
  short: 'the body ends in its middle, and Content-Length agrees',
  endless: 'a body without end',
  'not-json': 'a body that is not JSON',
  html: 'an error page with status 200',
  redirect: 'a redirection to another host',
  'bad-row': 'one row of the page has dates that are none',
  'repeat-page': 'the rows of the page before',
  'skip-page': 'the rows of the page after',
  past: 'what the same question was answered some days ago, with the date of then',
  stale: 'what a copy that lags behind answers today',
  'total-small': 'totals that say one page and few rows',
  'total-big': 'totals that say far more pages and rows than there are',
  'total-changing': 'totals that are another in every answer',
  clock: "the service's clock is off: its Date, its stamps, and what it takes for later",
  'clock-was': "the service's clock was off until an instant: what it stamped until then keeps its stamp",
} as const;
export type AnswerFault = keyof typeof answerFaults;

/** What can be wrong with a file that is dropped. */
export const fileFaults = {
  'file-cut': 'the file ends in the middle of a row',
  'file-half': 'the file ends behind a row, in its middle',
  'file-empty': 'nothing is in the file',
  'file-misencoded': 'one row holds bytes that are no UTF-8',
  'file-column-missing': 'a column is missing',
  'file-twice': 'the file comes twice, under two names',
  'file-yesterday': 'the file before comes again under the new name',
} as const;
export type FileFault = keyof typeof fileFaults;

/** What can be wrong with a webhook as it is sent; signed all the same, where it is signed. */
export const sentFaults = {
  'sent-not-json': 'the body ends in its middle',
  'sent-other-shape': 'the body is JSON of another shape',
  'sent-forged': 'the signature, or the token, is of somebody else',
  'sent-unsigned': 'neither a signature nor a token',
  'sent-clock': "the sender's clock is off: what it signs, it signs at another time",
} as const;
export type SentFault = keyof typeof sentFaults;

/** What can happen to a webhook between its sender and who listens. */
export const wayFaults = {
  'way-502': 'what stands before who listens does not reach it',
  'way-hang': 'no answer, ever, and nothing is passed on',
  'way-reset': 'the connection is cut before anything is passed on',
  'way-cut': 'the connection is cut in the middle of the body, on both sides',
  'way-short': 'half of the body is passed on, and Content-Length agrees',
  'way-swollen': 'the body is passed on with much behind it',
  'way-retyped': 'the body is passed on as plain text',
  'way-reworded': 'the body is passed on as the same JSON in other bytes',
  'way-stripped': 'signature and token are not passed on',
  'way-answer-502': 'it is passed on, and the sender is told that it was not',
  'way-answer-lost': 'it is passed on, and the connection is cut before the answer',
  'way-twice': 'it is passed on twice, at the same time',
  'way-held': 'the sender is told that it was taken, and it is passed on later',
  'way-lost': 'the sender is told that it was taken, and it never is',
} as const;
export type WayFault = keyof typeof wayFaults;

export type FaultKind = AnswerFault | FileFault | SentFault | WayFault;

/** Each kind, in a line. */
export const faultKinds: Readonly<Record<FaultKind, string>> = {
  ...answerFaults,
  ...fileFaults,
  ...sentFaults,
  ...wayFaults,
};

const kinds: ReadonlySet<string> = new Set(Object.keys(faultKinds));
const ofAnswers: ReadonlySet<string> = new Set(Object.keys(answerFaults));
const ofFiles: ReadonlySet<string> = new Set(Object.keys(fileFaults));
const ofSending: ReadonlySet<string> = new Set(Object.keys(sentFaults));
const ofTheWay: ReadonlySet<string> = new Set(Object.keys(wayFaults));

export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && kinds.has(value);
}

export function isFileFault(kind: FaultKind): kind is FileFault {
  return ofFiles.has(kind);
}

export function isAnswerFault(kind: FaultKind): kind is AnswerFault {
  return ofAnswers.has(kind);
}

export function isSentFault(kind: FaultKind): kind is SentFault {
  return ofSending.has(kind);
}

export function isWayFault(kind: FaultKind): kind is WayFault {
  return ofTheWay.has(kind);
}
