import { memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { ListPage } from '../fetched-page.ts';
import { type Answer, askPage, type HttpPorts } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { readJobRow } from './job-contract.ts';

/** Teaching Vacancies' public list: no key, and no way to ask for less than all of it. */
export type VacanciesApi = { readonly url: string };

/** One page of the jobs that are open now, with the number of jobs that the source says there are. */
export function fetchJobs(api: VacanciesApi, page: number, ports: HttpPorts): Promise<ListPage> {
  const url = new URL(`${api.url}/jobs.json`);
  url.searchParams.set('page', String(page));
  return askPage(url, null, (answer) => readPage(answer, page), ports);
}

function readPage(answer: Answer, page: number): Result<ListPage, string> {
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const meta = memberOf(split.value.rest, 'meta');
  const pages = memberOf(meta, 'totalPages');
  const count = memberOf(meta, 'count');
  const rows = split.value.rows.map(readJobRow);
  // A page past the last is an empty list and no error.
  const isLast = rows.length === 0 || typeof pages !== 'number' || page >= pages;
  return ok({ rows, isLast, total: typeof count === 'number' ? count : null });
}
