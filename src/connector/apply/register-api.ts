import { formatInstant, type Instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, askPage, type HttpPorts } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { countIn, pageWith, pastTheEnd } from '../last-page.ts';
import { readApplicationRow } from './application-contract.ts';
import { isPastTheEnd } from './past-the-end.ts';

export type ApplyRegisterApi = { readonly url: string; readonly token: string };

/** One page of the choices of a cycle year that changed after `since`; the page count is in the headers. */
export function fetchApplications(
  api: ApplyRegisterApi,
  cycleYear: number,
  since: Instant | null,
  page: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  const url = new URL(`${api.url}/applications`);
  url.searchParams.set('recruitment_cycle_year', String(cycleYear));
  url.searchParams.set('page', String(page));
  if (since !== null) url.searchParams.set('changed_since', formatInstant(since));
  return askPage(url, api.token, (answer) => readPage(answer, page), ports);
}

function readPage(answer: Answer, page: number): Result<FetchedPage, string> {
  if (isPastTheEnd(answer, page)) return ok(pastTheEnd);
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const { 'total-pages': told, 'total-count': count, 'page-items': items } = answer.headers;
  const rows = split.value.rows.map(readApplicationRow);
  return ok(pageWith({ rows, page, pages: countIn(told) ?? 1, count: countIn(count), size: countIn(items) }));
}
