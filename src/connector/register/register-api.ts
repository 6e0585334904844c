import { formatInstant, type Instant } from '#kernel/instant.ts';
import { memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, ask, type HttpPorts } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';

import { readTraineeRow } from './trainee-contract.ts';

/** One provider's token: all that its API shows is that provider's trainees. */
export type RegisterApi = { readonly url: string; readonly ukprn: string; readonly token: string };

const perPage = 100;

/** One page of a provider's trainees of an academic cycle that changed at or after `since`; nobody is a 404. */
export function fetchTrainees(
  api: RegisterApi,
  academicCycle: number,
  since: Instant | null,
  page: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  const url = new URL(`${api.url}/trainees`);
  url.searchParams.set('academic_cycle', String(academicCycle));
  url.searchParams.set('page', String(page));
  url.searchParams.set('per_page', String(perPage));
  url.searchParams.set('sort_order', 'asc');
  if (since !== null) url.searchParams.set('since', formatInstant(since));
  return ask(url, api.token, (answer) => readPage(answer, page), ports);
}

function readPage(answer: Answer, page: number): Result<FetchedPage, string> {
  if (answer.status === 404) return ok({ rows: [], isLast: true });
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const total = memberOf(memberOf(split.value.rest, 'meta'), 'total_pages');
  return ok({ rows: split.value.rows.map(readTraineeRow), isLast: typeof total !== 'number' || page >= total });
}
