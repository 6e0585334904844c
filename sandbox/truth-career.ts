import type { CareerStatus, InductionStatus } from './career/career.ts';
import type { Inhabitant } from './england.ts';
import type { Instant } from './time.ts';
import { qtsOf, type TrsState, trsPersonAt } from './trs/trs-person.ts';
import type { PostsSaid } from './truth-post.ts';

/** Whether the regulator's record says what makes a headline after the course so. Posts are the pension scheme's word and the person's own. */
export function isCareerSaid(one: Inhabitant, status: CareerStatus, posts: PostsSaid, by: Instant): boolean {
  const states = one.trs.flatMap((person) => trsPersonAt(person, by)?.state ?? []);
  if (status === 'record_closed') return states.some(({ standing }) => standing.kind === 'deactivated');
  return states.some((state) => state.standing.kind === 'active' && isHeld(state, status, one, posts, by));
}

function isHeld(
  state: TrsState,
  status: Exclude<CareerStatus, 'record_closed'>,
  one: Inhabitant,
  posts: PostsSaid,
  by: Instant,
): boolean {
  if (qtsOf(state) === undefined) return false;
  const { status: induction } = state.induction;
  switch (status) {
    case 'newly_qualified':
    case 'qualified_not_in_state_post':
      return induction !== 'Passed' && induction !== 'InProgress';
    case 'first_post_agreed':
      return posts.isAgreed(one, by) && induction !== 'Passed';
    case 'ect_induction':
      return induction === 'InProgress';
    case 'induction_failed':
      return induction === 'Failed' || induction === 'FailedInWales';
    case 'established_teacher':
    case 'returner':
      return posts.isListed(one, by) && isPast(induction);
    case 'left_teaching':
      return posts.isOver(one, by) && isPast(induction);
  }
}

function isPast(induction: InductionStatus): boolean {
  return induction === 'Passed' || induction === 'Exempt';
}
