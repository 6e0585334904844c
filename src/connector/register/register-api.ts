import { formatInstant, type Instant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, askPage, type HttpPorts, rowsAPage } from '../http.ts';
import { splitJsonPage } from '../json-page.ts';
import { countIn, pageWith, pastTheEnd } from '../last-page.ts';
import { parseJson, textMember } from '../read-row.ts';
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
  const size = rowsAPage(perPage, ports);
  url.searchParams.set('per_page', String(size));
  url.searchParams.set('sort_order', 'asc');
  if (since !== null) url.searchParams.set('since', formatInstant(since));
  return askPage(url, api.token, (answer) => readPage(answer, page, size), ports);
}

function readPage(answer: Answer, page: number, asked: number): Result<FetchedPage, string> {
  if (answer.status === 404 && saysNobody(answer.body)) return ok(pastTheEnd);
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const meta = memberOf(split.value.rest, 'meta');
  const told = (name: string): number | undefined => countIn(memberOf(meta, name));
  const rows = split.value.rows.map(readTraineeRow);
  const size = told('per_page') ?? asked;
  return ok(pageWith({ rows, page, pages: told('total_pages') ?? 1, count: told('total_count'), size }));
}

/** Register says that it found nobody; a wrong address is a 404 too, but says something else. */
function saysNobody(body: Uint8Array): boolean {
  const parsed = parseJson(body);
  const errors: Json | undefined = parsed.ok ? memberOf(parsed.value, 'errors') : undefined;
  return Array.isArray(errors) && errors.some((each) => /no trainees found/i.test(textMember(each, 'message') ?? ''));
}
