import { academicYearOf } from '../calendar.ts';
import type { England } from '../england.ts';
import type { Course } from '../population/course.ts';
import { isUndergraduate } from '../population/course-form.ts';
import { routeOf, type TrainingRoute } from '../population/course-route.ts';
import type { Provider } from '../population/provider.ts';
import type { Subject } from '../population/subject.ts';
import { randomFrom } from '../random.ts';
import { type Day, dateText } from '../time.ts';
import { setTraps } from '../trap-set.ts';
import { type Status, truthOn } from '../truth.ts';

/** How many the Funding team counts of one provider, subject and route; nobody's name. */
export interface HeadCount {
  readonly provider: Provider;
  readonly leadSchool: Provider | undefined;
  readonly subject: Subject;
  readonly route: TrainingRoute;
  readonly isUndergraduate: boolean;
  readonly heads: number;
}

const started: ReadonlySet<Status> = new Set([
  'in_training',
  'training_paused',
  'newly_qualified',
  'first_post_agreed',
  'ect_induction',
]);

/** Who had started by a day and had not left, of one academic year; by a trap a line is off by a few. */
export function headCounts({ seed, traps, inhabitants }: England, year: number, by: Day): readonly HeadCount[] {
  const { before } = setTraps(seed, traps);
  const lines = new Map<string, HeadCount>();
  for (const one of inhabitants) {
    const truth = truthOn(one, by);
    const course = truth?.course;
    if (truth === undefined || course === undefined || !started.has(truth.status)) continue;
    if (academicYearOf(course.startDay) !== year) continue;
    const key = keyOf(course);
    const line = lines.get(key) ?? emptyLine(course);
    lines.set(key, { ...line, heads: line.heads + 1 });
  }
  return [...lines].map(([key, line]) => {
    const differs = before(`${key}/${dateText(by)}`)('funding_differs');
    const off = differs === undefined ? 0 : differs.pick([-2, -1, 1, 2, 3]);
    return { ...line, heads: Math.max(0, line.heads + off) };
  });
}

function keyOf({ accredited, provider, subject, ...course }: Course): string {
  return `${accredited.code}/${provider.code}/${subject.code}/${routeOf(course)}`;
}

function emptyLine(course: Course): HeadCount {
  const { accredited, provider, subject } = course;
  return {
    provider: accredited,
    leadSchool: provider === accredited ? undefined : provider,
    subject,
    route: routeOf(course),
    isUndergraduate: isUndergraduate(course.form),
    heads: 0,
  };
}

/** Pounds for each trainee of a subject, as long as they pay fees. */
export function bursaryOf({ subject, route }: HeadCount): number {
  if (route !== 'provider_led_postgrad') return 0;
  return bursaries.get(subject.name) ?? 0;
}

/** A few of the best in some subjects are paid by a learned society instead. */
export function scholarsOf(line: HeadCount, year: number): number {
  const isOffered = ['Mathematics', 'Physics', 'Chemistry', 'Computing'].includes(line.subject.name);
  if (!isOffered || bursaryOf(line) === 0) return 0;
  const random = randomFrom('scholars', line.provider.code, line.subject.code, year);
  return Math.min(line.heads, Math.round(line.heads * random.next() * 0.2));
}

const bursaries = new Map([
  ['Mathematics', 29_000],
  ['Physics', 29_000],
  ['Chemistry', 29_000],
  ['Computing', 29_000],
  ['Biology', 26_000],
  ['Design and technology', 26_000],
  ['Geography', 26_000],
  ['French', 26_000],
  ['Spanish', 26_000],
  ['Art and design', 10_000],
  ['Music', 10_000],
  ['Religious education', 10_000],
  ['English', 5_000],
]);
