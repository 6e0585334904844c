import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Finding, StatusRule } from './finding.ts';
import { ruleMapping } from './r0-mapping.ts';
import { ruleOutcome } from './r3-outcome.ts';
import { ruleStartProved, ruleStartUnproved } from './r4-start.ts';
import { ruleNoRecord } from './r6-no-record.ts';
import { ruleVanished } from './r7-vanished.ts';
import { ruleWithdrawal } from './r8-withdrawal.ts';
import { ruleApplyAfterRecruitment } from './r9-apply-after-recruitment.ts';
import { ruleLeft } from './r10-left.ts';
import { ruleMoved } from './r10-moved.ts';
import { ruleNotStarting, ruleNotStartingDisputed } from './r10-not-starting.ts';
import { ruleNotYet } from './r10-not-yet.ts';
import { ruleStarted } from './r10-started.ts';

/** The order of domain 3.1 within an episode: the first that speaks wins. */
const ruleOrder: readonly StatusRule[] = [
  ruleOutcome,
  ruleWithdrawal,
  ruleApplyAfterRecruitment,
  ruleVanished,
  ruleLeft,
  ruleNotStartingDisputed,
  ruleStartProved,
  ruleStarted,
  ruleNotStarting,
  ruleNotYet,
  ruleStartUnproved,
  ruleNoRecord,
  ruleMapping,
  ruleMoved,
];

/** What this episode makes of the person on that day; null before its first word and after it moved on. */
export function decide(episode: Episode, when: When, policy: Policy): Finding | null {
  for (const rule of ruleOrder) {
    const finding = rule(episode, when, policy);
    if (finding !== null) return finding;
  }
  return null;
}

/**
 * What every other rule that would also speak says, and what Apply would say alone: the losing evidence, kept for the
 * explanation. What Register's state means by itself is no other side where a rule has read that state, and what would
 * follow from the calendar is nobody's word.
 */
export function losers(episode: Episode, when: When, policy: Policy): readonly Finding[] {
  const [winner, ...others] = ruleOrder.flatMap((rule) => rule(episode, when, policy) ?? []);
  const sides = others.filter(({ rule, source }) => source !== 'calendar' && (rule !== 'R0' || source !== 'register'));
  const apply = episode.registration === undefined ? null : ruleMapping({ ...episode, registration: undefined }, when);
  return [...sides, ...(apply === null ? [] : [apply])].filter(({ code }) => code !== winner?.code);
}
