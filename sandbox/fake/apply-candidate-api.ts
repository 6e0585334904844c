import { type Answer, type Ask, type Fake, pageOf, remembering, wholeNumber } from '../answer.ts';
import { type Candidate, writesOf } from '../apply/candidate.ts';
import { isShown, newestStamp } from '../apply/candidate-now.ts';
import { indexChanges } from '../apply/change-index.ts';
import type { Clock } from '../clock.ts';
import { type Instant, parseInstant } from '../time.ts';
import { candidateRow } from './apply-candidate-row.ts';

export const candidateToken = 'sandbox-candidate-token';

const path = '/apply/candidate-api/v1.4/candidates';
const largestPage = 500;

/** Apply's Candidate API: every account of this cycle with all its forms and choices; nobody of an earlier one. */
export function applyCandidateApi(candidates: readonly Candidate[], clock: Clock): Fake {
  const changed = indexChanges(candidates, writesOf);
  const byId = new Map(candidates.map((one) => [one.id, one]));
  // The list is made anew when the clock has moved: with a fixed `updated_since` it may have grown between two pages.
  const listed = remembering((key) => {
    const [now, since] = key.split(' ').map(Number);
    return changedSince(changed(since ?? 0, now ?? 0), now ?? 0, since ?? 0);
  });

  return (ask) => {
    if (ask.method !== 'GET' || (ask.path !== path && !ask.path.startsWith(`${path}/`))) return undefined;
    if (ask.authorization !== `Bearer ${candidateToken}`) {
      return failure(401, 'Unauthorized', 'Please provide a valid authentication token');
    }
    const now = clock.now();
    if (ask.path !== path) return show(byId.get(ask.path.slice(path.length + 1)), now);
    const since = sinceOf(ask);
    return typeof since === 'number' ? list(ask, listed(`${now} ${since}`), now) : since;
  };
}

function changedSince(candidates: Iterable<Candidate>, now: Instant, since: Instant): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    // Strictly later, to the microsecond, although stamps are shown in whole seconds.
    if (isShown(candidate, now) && newestStamp(candidate, now) > since) found.push(candidate);
  }
  return found.sort((one, other) => one.number - other.number);
}

function list(ask: Ask, found: readonly Candidate[], now: Instant): Answer {
  const size = wholeNumber(ask.query.get('per_page'), largestPage);
  if (size > largestPage) {
    return failure(
      422,
      'PerPageParameterInvalid',
      `the 'per_page' parameter cannot exceed ${largestPage} results per page`,
    );
  }
  const asked = ask.query.get('page');
  const page = wholeNumber(asked, asked === null ? 1 : 0);
  const { rows, pages } = pageOf(found, page, size);
  if (page < 1 || page > pages) {
    return failure(422, 'PageParameterInvalid', `expected 'page' parameter to be between 1 and ${pages}, got ${asked}`);
  }
  return {
    status: 200,
    headers: {
      'Current-Page': String(page),
      'Total-Pages': String(pages),
      'Total-Count': String(found.length),
      'Page-Items': String(size),
    },
    body: { data: rows.map((candidate) => candidateRow(candidate, now)) },
  };
}

/** Gone with the cycle is answered like never there: the answer proves nothing about the person. */
function show(candidate: Candidate | undefined, now: Instant): Answer {
  return candidate !== undefined && isShown(candidate, now)
    ? { status: 200, body: { data: candidateRow(candidate, now) } }
    : failure(404, 'NotFound', 'Unable to find Candidate');
}

function sinceOf(ask: Ask): Instant | Answer {
  const text = ask.query.get('updated_since');
  if (text === null || text === '') {
    return failure(422, 'ParameterMissing', 'param is missing or the value is empty or invalid: updated_since');
  }
  // An unescaped + of an offset arrives as a space.
  return (
    parseInstant(text.replace(' ', '+')) ?? failure(422, 'ParameterInvalid', 'Parameter is invalid: updated_since')
  );
}

function failure(status: number, error: string, message: string): Answer {
  return { status, body: { errors: [{ error, message }] } };
}
