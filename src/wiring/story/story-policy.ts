import type { Policy } from '#policy/policy.ts';
import type { Story } from './story.ts';

/** The policy under which a story is played: the repository's, with its cohorts drawn as the story says. */
export function policyOf({ draw }: Story, policy: Policy): Policy {
  const cohorts = [...policy.cohorts].map(
    ([name, cohort]) => [name, { ...cohort, draw: { ...cohort.draw, ...draw?.[name] } }] as const,
  );
  return draw === undefined ? policy : { ...policy, cohorts: new Map(cohorts) };
}
