import { formatInstant, type Instant, instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, ask, type HttpPorts, SourceError } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { readCandidateRow } from './candidate-contract.ts';

export type ApplyCandidateApi = { readonly url: string; readonly token: string };

const version = 'v1.4';
const perPage = 500;
const smallerPerPage = 100;

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
    return await fetchPage(api, since, page, perPage, ports);
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
  const pieces = perPage / smallerPerPage;
  const rows: FetchedPage['rows'][number][] = [];
  for (let piece = (page - 1) * pieces + 1; piece <= page * pieces; piece += 1) {
    const fetched = await fetchPage(api, since, piece, smallerPerPage, ports);
    rows.push(...fetched.rows);
    if (fetched.isLast) return { rows, isLast: true };
  }
  return { rows, isLast: false };
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
  return ask(url, api.token, (answer) => readPage(answer, page), ports);
}

function readPage(answer: Answer, page: number): Result<FetchedPage, string> {
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const total = Number(answer.headers['total-pages']);
  if (!Number.isInteger(total)) return fail('no Total-Pages header: the last page cannot be told');
  return ok({ rows: split.value.rows.map(readCandidateRow), isLast: page >= total });
}
