import type { Post } from './employment-history.ts';
import { postOn } from './employment-history.ts';
import type { When } from './evidence/evidence.ts';
import type { FirstPostClaim } from './facet/claim.ts';
import type { PersonView } from './person-view.ts';
import { isHeld } from './rule/word.ts';

/** The first post that the person told us of; `post` where the pension scheme tells of the same. */
export type FirstPost = { readonly claim: FirstPostClaim; readonly post: Post | undefined };

/**
 * Their newest word, until it lapses without any sign of it. The post itself, or an induction begun while the pension
 * scheme tells of no other school, cancels that; a later post elsewhere, or the end of this one, makes it history.
 */
export function firstPostOn({ claims, posts, regulated }: PersonView, when: When): FirstPost | undefined {
  const claim = newestFirstPost(claims);
  if (claim === undefined || when.on < claim.from) return undefined;
  const { present } = postOn(posts, when.on);
  const post = posts.findLast(({ urn, start }) => urn === claim.urn && start.value <= when.on);
  if (post !== undefined) return present?.urn === claim.urn ? { claim, post } : undefined;
  const isInducted = regulated?.induction.some(({ status, from }) => begun.has(status) && from <= when.on) ?? false;
  return isHeld(claim, when) || (isInducted && present === undefined) ? { claim, post } : undefined;
}

export function newestFirstPost(claims: PersonView['claims']): FirstPostClaim | undefined {
  return claims.findLast((claim) => claim.kind === 'first_post');
}

const begun: ReadonlySet<string> = new Set(['InProgress', 'Passed']);
