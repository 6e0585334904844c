import { formatInstant, type Instant } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { FetchedPage } from '../fetched-page.ts';
import { type Answer, askPage, type HttpPorts, rowsAPage } from '../http.ts';
import { type JsonPage, splitJsonPage } from '../json-page.ts';
import { countIn, pageWith } from '../last-page.ts';
import { parseJson, textMember } from '../read-row.ts';
import { readCourseRow } from './course-contract.ts';
import { readProviderRow } from './provider-contract.ts';

export type PublishApi = { readonly url: string };

const perPage = 500;

/** One page of the courses of a cycle that changed after `since`, each joined to the code of its provider. */
export function fetchCourses(
  api: PublishApi,
  cycle: number,
  since: Instant | null,
  page: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  const size = rowsAPage(perPage, ports);
  const url = address(api, cycle, 'courses', since, page, size);
  url.searchParams.set('include', 'provider');
  return askPage(
    url,
    null,
    (answer) =>
      readPage(answer, page, size, (split) => split.rows.map((row) => readCourseRow(besideIt(row, split, cycle)))),
    ports,
  );
}

/** One page of the providers of a cycle that changed after `since`. */
export function fetchProviders(
  api: PublishApi,
  cycle: number,
  since: Instant | null,
  page: number,
  ports: HttpPorts,
): Promise<FetchedPage> {
  const size = rowsAPage(perPage, ports);
  const url = address(api, cycle, 'providers', since, page, size);
  return askPage(
    url,
    null,
    (answer) =>
      readPage(answer, page, size, (split) =>
        split.rows.map((row) => readProviderRow(withMembers(row, { recruitment_cycle_year: cycle }))),
      ),
    ports,
  );
}

function address(
  api: PublishApi,
  cycle: number,
  resource: string,
  since: Instant | null,
  page: number,
  size: number,
): URL {
  const url = new URL(`${api.url}/recruitment_cycles/${cycle}/${resource}`);
  url.searchParams.set('page[page]', String(page));
  url.searchParams.set('page[per_page]', String(size));
  if (since !== null) url.searchParams.set('filter[updated_since]', formatInstant(since));
  return url;
}

function readPage(
  answer: Answer,
  page: number,
  size: number,
  read: (split: JsonPage) => FetchedPage['rows'],
): Result<FetchedPage, string> {
  if (answer.status !== 200) return fail(`status ${answer.status}`);
  const split = splitJsonPage(answer.body);
  if (!split.ok) return split;
  const count = memberOf(memberOf(split.value.rest, 'meta'), 'count');
  return ok(pageWith({ rows: read(split.value), page, count: countIn(count), size }));
}

/** A course names its provider by an id of Publish's own; the page includes the provider, whose code is what others use. */
function besideIt(row: Uint8Array, split: JsonPage, cycle: number): Uint8Array {
  const course = parseJson(row);
  if (!course.ok) return row;
  const provider = memberOf(memberOf(memberOf(course.value, 'relationships'), 'provider'), 'data');
  const included = memberOf(split.rest, 'included');
  const id = textMember(provider, 'id');
  const found = Array.isArray(included) ? included.find((each: Json) => textMember(each, 'id') === id) : undefined;
  return withMembers(row, {
    provider_code: textMember(memberOf(found, 'attributes'), 'code'),
    recruitment_cycle_year: cycle,
  });
}

/** The row's own bytes with what stands beside it on the page put in front. */
function withMembers(row: Uint8Array, members: { readonly [name: string]: Json }): Uint8Array {
  if (row[0] !== 0x7b) return row;
  const front = new TextEncoder().encode(`${JSON.stringify(members).slice(0, -1)},`);
  return Buffer.concat([front, row.subarray(1)]);
}
