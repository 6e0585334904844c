import type { StatusCode } from '#source/status.ts';
import type { FirstPost } from '../first-post.ts';
import type { Finding } from './finding.ts';

/**
 * R10 `first_post`: only the person and the school know of a post that was agreed. It is shown until an induction or the
 * pension scheme tells more of what somebody who holds the status does.
 */
export function ruleFirstPost(career: Finding, firstPost: FirstPost | undefined): Finding {
  if (firstPost === undefined || career.confidence === 'disputed' || !withoutPost.has(career.code)) return career;
  const { claim, post } = firstPost;
  return {
    ...career,
    code: 'first_post_agreed',
    confidence: post === undefined ? 'provisional' : 'corroborated',
    source: 'self',
    rule: 'R10',
    because: [claim.observation, ...(post === undefined ? [] : [post.start.observation]), ...career.because],
  };
}

const withoutPost: ReadonlySet<StatusCode> = new Set(['newly_qualified', 'qualified_not_in_state_post']);
