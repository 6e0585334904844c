import { type Answer, type Ask, type Fake, pageOf, remembering, wholeNumber } from '../answer.ts';
import { indexChanges } from '../apply/change-index.ts';
import type { Choice } from '../apply/choice.ts';
import { choiceAt } from '../apply/touch.ts';
import { currentCycle } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import { type Instant, parseInstant } from '../time.ts';
import { applicationRow, type Recruit } from './apply-application-row.ts';

export const applyToken = 'sandbox-apply-token';

const usualPageSize = 250;

/** Apply's Register API: every choice that was ever recruited, whatever became of it, for this cycle and the one before. */
export function applyRegisterApi(choices: readonly Choice[], clock: Clock, pageSize: number = usualPageSize): Fake {
  const changed = indexChanges(choices, ({ versions }) => versions.map(({ at }) => at));
  const listed = remembering((key) => {
    const [now, year, since] = key.split(' ').map(Number);
    return changedSince(changed(since ?? 0, now ?? 0), now ?? 0, year ?? 0, since ?? 0);
  });

  return (ask) => {
    if (ask.path !== '/apply/register-api/applications' || ask.method !== 'GET') return undefined;
    if (ask.authorization !== `Bearer ${applyToken}`) {
      return failure(401, 'Unauthorized', 'Please provide a valid authentication token');
    }
    const now = clock.now();
    const year = yearOf(ask, now);
    if (typeof year !== 'number') return year;
    const since = sinceOf(ask);
    if (typeof since !== 'number') return since;
    const asked = ask.query.get('page');
    const page = wholeNumber(asked, asked === null ? 1 : 0);
    const { rows, pages } = pageOf(listed(`${now} ${year} ${since}`), page, pageSize);
    if (page < 1 || page > pages) {
      return failure(
        422,
        'PageParameterInvalid',
        `expected 'page' parameter to be between 1 and ${pages}, got ${asked}`,
      );
    }
    return {
      status: 200,
      headers: { 'Total-Pages': String(pages), 'Current-Page': String(page) },
      body: { data: rows.map(applicationRow) },
    };
  };
}

function changedSince(choices: Iterable<Choice>, now: Instant, year: number, since: Instant): readonly Recruit[] {
  const found: Recruit[] = [];
  for (const choice of choices) {
    const current = choiceAt(choice, now);
    if (current === undefined || current.version.course.cycle !== year) continue;
    // Strictly later, to the microsecond, although stamps are shown in whole seconds.
    if (current.updatedAt > since) found.push({ choice, ...current });
  }
  return found.sort(
    (one, other) =>
      one.updatedAt - other.updatedAt ||
      Number(one.choice.application.choiceId) - Number(other.choice.application.choiceId),
  );
}

function yearOf(ask: Ask, now: Instant): number | Answer {
  const text = ask.query.get('recruitment_cycle_year');
  if (text === null || text === '') {
    return failure(422, 'ParameterMissing', 'param is missing or the value is empty: recruitment_cycle_year');
  }
  const year = Number(text);
  const current = currentCycle(now);
  return year === current || year === current - 1
    ? year
    : failure(422, 'ParameterInvalid', 'Parameter is invalid: recruitment_cycle_year');
}

function sinceOf(ask: Ask): number | Answer {
  const text = ask.query.get('changed_since');
  if (text === null || text === '') return 0;
  // An unescaped + of an offset arrives as a space.
  return (
    parseInstant(text.replace(' ', '+')) ??
    failure(422, 'ParameterInvalid', 'Parameter is invalid (should be ISO8601): changed_since')
  );
}

function failure(status: number, error: string, message: string): Answer {
  return { status, body: { errors: [{ error, message }] } };
}
