import { type Day, instantOn } from '../time.ts';
import { type Career, type CareerStatus, type CareerTurn, inductionOn, postOn } from './career.ts';

/** The turns of a career in order; whoever holds the status and finds no post for a year is told so too. */
export function storyOfCareer(career: Career): readonly CareerTurn[] {
  const { qts, posts, induction } = career;
  if (qts === undefined) return [];
  const days = new Map<Day, string>([[qts, 'holds_qts']]);
  for (const { agreedOn, start, end } of posts) {
    days.set(Math.max(agreedOn, qts), days.get(Math.max(agreedOn, qts)) ?? 'agreed_post');
    days.set(start, 'began_post');
    if (end === undefined) continue;
    days.set(end + 1, 'left_post');
    if (!posts.some((post) => post.start > end && post.start <= end + 365)) days.set(end + 366, 'year_without_post');
  }
  if (!posts.some(({ start }) => start <= qts + 365)) days.set(qts + 366, 'year_without_post');
  for (const { on, status } of induction) if (on > qts) days.set(on, `induction ${status}`);
  return [...days]
    .sort(([one], [other]) => one - other)
    .map(([on, turn]) => ({
      turn,
      on,
      // After what the offices did on the day.
      at: instantOn(on, 19),
      status: statusOn(career, on),
      urn: postOn(career, on)?.school.urn,
    }));
}

/** The headline of whoever holds the status, from where they stand on a day. */
function statusOn(career: Career, on: Day): CareerStatus {
  const { posts } = career;
  const induction = inductionOn(career, on)?.status ?? 'None';
  const post = postOn(career, on);
  const left = posts.findLast(({ end }) => end !== undefined && end < on);
  const isLongGone = (left?.end ?? career.qts ?? on) + 365 < on;
  switch (induction) {
    case 'Failed':
    case 'FailedInWales':
      return 'induction_failed';
    case 'Passed':
    case 'Exempt':
      if (post !== undefined) return isReturn(career, post.start) ? 'returner' : 'established_teacher';
      if (left !== undefined) return 'left_teaching';
      break;
    case 'InProgress':
      if (post !== undefined || !isLongGone) return 'ect_induction';
      break;
    default:
      break;
  }
  if (post === undefined && isLongGone) return 'qualified_not_in_state_post';
  const isAgreed = posts.some(({ agreedOn, start }) => agreedOn <= on && on <= start + 365);
  return isAgreed ? 'first_post_agreed' : 'newly_qualified';
}

/** Employed again after a year or more. */
function isReturn({ posts }: Career, start: Day): boolean {
  const before = posts.filter(({ end }) => end !== undefined && end < start).at(-1);
  return before?.end !== undefined && start - before.end > 365;
}
