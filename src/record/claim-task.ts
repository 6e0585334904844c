import { addDays } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import type { QuestionAnswer, TaskAnswer } from './answer.ts';
import { postOn } from './employment-history.ts';
import type { When } from './evidence/evidence.ts';
import type { Claim } from './facet/claim.ts';
import { firstPostOn, newestFirstPost } from './first-post.ts';
import type { PersonView } from './person-view.ts';
import { isHeld } from './rule/word.ts';

/** A word that lapsed without anybody to confirm it is asked about once, for as long as the answer is worth having. */
export function claimTasks(view: PersonView, when: When, policy: Policy): readonly TaskAnswer[] {
  return lapsed(view, when, policy).map(({ ref, by }) => {
    const about = `${ref.feed}:${ref.key}`;
    return { id: `ask_person/${about}`, kind: 'ask_person', due: by, about };
  });
}

export function claimQuestion(view: PersonView, when: When, policy: Policy): QuestionAnswer | null {
  const [first, ...others] = lapsed(view, when, policy);
  if (first === undefined) return null;
  return { ask: 'person', claims: [first, ...others].map(({ kind }) => kind), by: first.by };
}

type Lapsed = Pick<Claim, 'ref' | 'kind'> & { readonly by: TaskAnswer['due'] };

function lapsed(view: PersonView, when: When, policy: Policy): readonly Lapsed[] {
  const move = view.episodes.find(({ moved }) => moved !== undefined)?.moved?.claim;
  const isEmployed = postOn(view.posts, when.on).present !== undefined;
  const post = isEmployed || firstPostOn(view, when) !== undefined ? undefined : newestFirstPost(view.claims);
  const open = [move, post];
  return open.flatMap((claim) => {
    if (claim?.lastDay === undefined || isHeld(claim, when)) return [];
    const by = addDays(claim.lastDay, policy.calendar.askPersonUntilDays);
    return when.judged <= by ? [{ ref: claim.ref, kind: claim.kind, by }] : [];
  });
}
