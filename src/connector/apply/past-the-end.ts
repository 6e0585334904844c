import { memberOf } from '#kernel/json.ts';
import type { Answer } from '../http.ts';
import { parseJson, textMember } from '../read-row.ts';

/** Apply answers a page behind the last one with a 422 that says so; the first page is never behind the last. */
export function isPastTheEnd({ status, body }: Answer, page: number): boolean {
  if (status !== 422 || page === 1) return false;
  const parsed = parseJson(body);
  const errors = parsed.ok ? memberOf(parsed.value, 'errors') : undefined;
  return Array.isArray(errors) && errors.some((each) => textMember(each, 'error') === 'PageParameterInvalid');
}
