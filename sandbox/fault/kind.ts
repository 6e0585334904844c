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

export type FaultKind = AnswerFault | FileFault;

const kinds: ReadonlySet<string> = new Set([...Object.keys(answerFaults), ...Object.keys(fileFaults)]);
const ofFiles: ReadonlySet<string> = new Set(Object.keys(fileFaults));

export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && kinds.has(value);
}

export function isFileFault(kind: FaultKind): kind is FileFault {
  return ofFiles.has(kind);
}
