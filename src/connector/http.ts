import type { Instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { askOnce } from './ask-once.ts';
import type { FetchedPage } from './fetched-page.ts';
import { pauseFor, tooLong } from './pause.ts';
import { sourceClock } from './source-clock.ts';

/** Waiting is a port: real seconds in production, simulated ones in made-up England. */
export type Wait = (seconds: number) => Promise<void>;

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** How long and how much of one question; the usual ones are for production. */
export type HttpLimits = {
  /** Milliseconds until an answer begins, and until it must be whole. */
  readonly answerMs: number;
  readonly wholeMs: number;
  readonly largestBody: number;
  /** Seconds that all pauses of one question may take together. */
  readonly patience: number;
  /** Asked for in place of a source's most; for tests, whose lists are short. */
  readonly rowsAPage: number | null;
};

const usualLimits: HttpLimits = {
  answerMs: 30_000,
  wholeMs: 60_000,
  largestBody: 64 * 1024 ** 2,
  patience: 3600,
  rowsAPage: null,
};

export type HttpPorts = {
  readonly wait: Wait;
  readonly random: () => number;
  /** Our clock, to hold the source's against; without it a source's clock is not judged. */
  readonly now?: () => Promise<Instant>;
  readonly limits?: Partial<HttpLimits>;
};

/** How an address is asked, where it is more than a plain GET. A redirect is never followed: it is an answer to be read. */
export type Manner = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST. */
  readonly posted?: string;
  /** What messages show for the path, where the path itself names a person. */
  readonly shownAs?: string;
};

const attempts = 6;

/**
 * Asks a source until its answer can be read, with growing pauses on 429, 5xx, time-outs, cut connections and pages that
 * `read` refuses; Retry-After is honoured. A refusal (3xx, 4xx) and a bad certificate are final: asking again changes nothing.
 * @param read turns an answer into a value, or says what is wrong with it
 * @throws when the source does not answer properly, naming the address without its query
 */
export async function ask<Value>(
  url: URL,
  token: string | null,
  read: (answer: Answer, behindSeconds: number) => Result<Value, string>,
  ports: HttpPorts,
  manner: Manner = {},
): Promise<Value> {
  const limits = { ...usualLimits, ...ports.limits };
  const shown = `${url.origin}${manner.shownAs ?? url.pathname}`;
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    const tried = await askOnce(url, token, manner, limits);
    const outcome = tried.ok ? await judge(tried.value, read, ports) : tried;
    if (outcome.ok) return outcome.value;
    const { problem, isFinal } = outcome.problem;
    const status = tried.ok ? tried.value.status : null;
    if (isFinal) throw new SourceError(shown, problem, status);
    if (attempt === attempts) throw new SourceError(shown, `${problem}, after ${attempts} tries`, status);
    const seconds = await pauseFor(attempt, tried.ok ? tried.value.headers : {}, ports);
    if (waited + seconds > limits.patience) throw new SourceError(shown, `${problem}, ${tooLong(seconds)}`, status);
    waited += seconds;
    await ports.wait(seconds);
  }
}

/** Asks for a page of rows; by how much the source's clock runs behind ours is noted on it. */
export function askPage<Page extends FetchedPage>(
  url: URL,
  token: string | null,
  read: (answer: Answer) => Result<Page, string>,
  ports: HttpPorts,
  manner: Manner = {},
): Promise<Page> {
  const readOne = (answer: Answer, behindSeconds: number): Result<Page, string> => {
    const page = read(answer);
    return page.ok ? ok({ ...page.value, behindSeconds }) : page;
  };
  return ask(url, token, readOne, ports, manner);
}

/** How many rows to ask for at once. */
export function rowsAPage(most: number, ports: HttpPorts): number {
  return Math.min(most, ports.limits?.rowsAPage ?? most);
}

/** A source that does not answer properly: the run ends as failed, and the next one asks again. */
export class SourceError extends Error {
  /** What the last answer was; null when none came or it could not be read. */
  readonly status: number | null;

  constructor(shownAs: string, problem: string, status: number | null) {
    super(`${shownAs}: ${problem}`);
    this.name = 'SourceError';
    this.status = status;
  }
}

/** Why a try did not do, and whether another one could. */
export type Trouble = { readonly problem: string; readonly isFinal: boolean };

async function judge<Value>(
  answer: Answer,
  read: (answer: Answer, behindSeconds: number) => Result<Value, string>,
  ports: HttpPorts,
): Promise<Result<Value, Trouble>> {
  const { status } = answer;
  if (status === 429 || status === 408 || status >= 500) return passing(`status ${status}`);
  const type = answer.headers['content-type'];
  if (status < 300 && type !== undefined && !/json/i.test(type))
    return passing(`it answered with ${type.split(';')[0]} and not with JSON: is it an error page?`);
  const clock = await sourceClock(answer, ports.now);
  if (!clock.ok) return passing(clock.problem);
  const value = read(answer, clock.value);
  if (value.ok) return value;
  const problem = value.problem === `status ${status}` ? meaningOf(answer) : value.problem;
  return fail({ problem, isFinal: status >= 300 });
}

function passing(problem: string): Result<never, Trouble> {
  return fail({ problem, isFinal: false });
}

function meaningOf({ status, headers }: Answer): string {
  if (status === 401)
    return 'status 401: it does not accept our token. Check that it is the right one and has not expired';
  if (status === 403)
    return 'status 403: we may not read this. Check what the token is allowed, and whether our address is on their list';
  if (status === 404) return 'status 404: nothing is there. Check the address of the feed';
  if (status === 400 || status === 422)
    return `status ${status}: it does not accept our question. Has its contract changed?`;
  if (status >= 300 && status < 400)
    return `status ${status}: it sends us on${elsewhere(headers.location)}, which we do not follow. Check the address of the feed`;
  return `status ${status}`;
}

function elsewhere(location: string | undefined): string {
  const to = location === undefined ? null : URL.parse(location);
  return to === null ? '' : ` to ${to.host}`;
}
