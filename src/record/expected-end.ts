import { addMonths, isPlainDate, type PlainDate } from '#kernel/plain-date.ts';
import type { CourseMonths } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { isFullTime } from '#source/study-mode.ts';
import { parseRoute, termsOfRoute } from '#source/training-route.ts';
import { latestText, type Said } from './evidence/known-record.ts';
import type { Registration } from './facet/registration.ts';

/** When Register says that a training ends. */
export function saidEnd({ record }: Registration): Said<PlainDate> | undefined {
  const said = latestText(record, 'itt_end_date');
  return said !== undefined && isPlainDate(said.value) ? { ...said, value: said.value } : undefined;
}

/** When a training of that route usually ends; undefined for routes without a usual length, such as assessment only. */
export function usualEnd(registration: Registration, policy: Policy): Said<PlainDate> | undefined {
  const start = registration.traineeStart ?? registration.ittStart;
  const length = lengthOf(registration);
  if (start === undefined || length === undefined) return undefined;
  return { ...start, value: addMonths(start.value, policy.calendar.courseMonths[length]) };
}

export function expectedEnd(registration: Registration, policy: Policy): Said<PlainDate> | undefined {
  return saidEnd(registration) ?? usualEnd(registration, policy);
}

/** Who studies part time is marked so. */
function lengthOf({ record }: Registration): keyof CourseMonths | undefined {
  const said = latestText(record, 'training_route');
  const route = said === undefined ? undefined : parseRoute(said.value);
  const degree = route === undefined ? undefined : termsOfRoute(route)?.degree;
  if (degree === undefined) return undefined;
  if (route === 'opt_in_undergrad') return 'optIn';
  const mode = latestText(record, 'study_mode')?.value;
  const isWhole = mode === undefined || isFullTime(mode);
  if (degree === 'postgraduate') return isWhole ? 'postgraduateFullTime' : 'postgraduatePartTime';
  return isWhole ? 'undergraduateFullTime' : 'undergraduatePartTime';
}
