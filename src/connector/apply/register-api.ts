import { formatInstant, type Instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, ask, type HttpPorts } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { readApplicationRow } from './application-contract.ts';

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
  return ask(url, api.token, (answer) => readPage(answer, page), ports);
}

function readPage(answer: Answer, page: number): Result<FetchedPage, string> {
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const total = Number(answer.headers['total-pages'] ?? '1');
  return ok({ rows: split.value.rows.map(readApplicationRow), isLast: page >= total });
}
