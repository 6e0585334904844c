import { formatInstant, type Instant, instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, askPage, type HttpPorts, rowsAPage, SourceError } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { countIn, pageWith, pastTheEnd } from '../last-page.ts';
import { readCandidateRow } from './candidate-contract.ts';
import { isPastTheEnd } from './past-the-end.ts';

export type ApplyCandidateApi = { readonly url: string; readonly token: string };

const version = 'v1.4';
const perPage = 500;

/** `updated_since` is compulsory: everything is what changed since before there was an Apply. */
const beforeApply = instant('2000-01-01T00:00:00Z');

/**
 * One page of the candidates that changed after `since`, by their id; the page count is in the headers. A page that Apply
 * cannot give in its time is asked for again as smaller ones.
 */
export async function fetchCandidates(
  api: ApplyCandidateApi,
  since: Instant | null,
  page: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  try {
    return await fetchPage(api, since, page, rowsAPage(perPage, ports), ports);
  } catch (error) {
    if (!(error instanceof SourceError && error.status === 500)) throw error;
    return await fetchInPieces(api, since, page, ports);
  }
}

async function fetchInPieces(
  api: ApplyCandidateApi,
  since: Instant | null,
  page: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  const pieces = 5;
  const size = Math.ceil(rowsAPage(perPage, ports) / pieces);
  const fetched: FetchedPage[] = [];
  for (let piece = (page - 1) * pieces + 1; piece <= page * pieces; piece += 1) {
    fetched.push(await fetchPage(api, since, piece, size, ports));
    if (fetched.at(-1)?.isLast === true) break;
  }
  const { isLast = true, total = null, behindSeconds = 0 } = fetched.at(-1) ?? {};
  return { rows: fetched.flatMap((each) => each.rows), isLast, total, behindSeconds };
}

function fetchPage(
  api: ApplyCandidateApi,
  since: Instant | null,
  page: number,
  size: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  const url = new URL(`${api.url}/${version}/candidates`);
  url.searchParams.set('updated_since', formatInstant(since ?? beforeApply));
  url.searchParams.set('page', String(page));
  url.searchParams.set('per_page', String(size));
  return askPage(url, api.token, (answer) => readPage(answer, page, size), ports);
}

function readPage(answer: Answer, page: number, asked: number): Result<FetchedPage, string> {
  if (isPastTheEnd(answer, page)) return ok(pastTheEnd);
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const { 'total-pages': told, 'total-count': count, 'page-items': items } = answer.headers;
  const pages = countIn(told);
  if (pages === undefined) return fail('no Total-Pages header: the last page cannot be told');
  const rows = split.value.rows.map(readCandidateRow);
  return ok(pageWith({ rows, page, pages, count: countIn(count), size: countIn(items) ?? asked }));
}
