import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Pool } from '#cohort/draw.ts';
import { type CohortPerson, membersOf } from '#cohort/membership.ts';
import { standingOf } from '#cohort/standing.ts';
import { standingOn } from '#cohort/standing-on.ts';
import { londonDate } from '#kernel/instant.ts';
import { later, plainDate } from '#kernel/plain-date.ts';
import type { Cohort } from '#policy/cohort.ts';
import type { PersonDecisions } from '#record/person-decisions.ts';
import type { PersonView } from '#record/person-view.ts';
import type { Row } from './evidence.ts';
import { policy } from './ledger.ts';

/** The cohort of the repository, and one that draws one in ten and holds half of these out. */
export const first: Cohort = cohortNamed('first');
export const small: Cohort = { ...first, draw: { ...first.draw, size: 100, holdOut: 0.5 } };

function cohortNamed(name: string): Cohort {
  const cohort = policy.cohorts.get(name);
  assert.ok(cohort);
  return cohort;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A course of Publish; a fee-funded postgraduate one for secondary schools unless `says` differs. */
export function course(key: string, says: Row['says'] = {}): Row {
  const usual = { name: 'Mathematics', level: 'secondary', funding_type: 'fee', start_date: 'September 2025' };
  return { on: '2025-01-10', feed: 'publish-course', key, says: { ...usual, ...says } };
}

/** What Apply says of a choice from a day on: recruited without an open condition unless `says` differs. */
export function place(on: string, key: string, says: Row['says'] = {}): Row {
  const usual = {
    status: 'recruited',
    offer_pending_conditions_count: 0,
    candidate_id: 'C501',
    email: 'ana@mail.test',
    recruitment_cycle_year: 2025,
    course_uuid: 'maths',
    training_provider_code: '1AA',
    training_provider_type: 'scitt',
  };
  return { on, feed: 'apply-application', key, says: { ...usual, ...says } };
}

const noDecisions: PersonDecisions = { endings: [] };

/** One person's line on a day, drawn among nobody else unless pools say otherwise. */
export function lineOf(
  view: PersonView,
  on: string,
  asked: { readonly cohort?: Cohort; readonly closed?: readonly Pool[]; readonly decisions?: PersonDecisions } = {},
): CohortPerson {
  const [line] = linesOf(view, on, asked);
  assert.ok(line);
  return line;
}

export function linesOf(
  view: PersonView,
  on: string,
  {
    cohort = first,
    closed = [],
    decisions = noDecisions,
  }: { readonly cohort?: Cohort; readonly closed?: readonly Pool[]; readonly decisions?: PersonDecisions } = {},
): readonly CohortPerson[] {
  const day = plainDate(on);
  const standing = standingOf(view, cohort, policy, decisions, later(day, londonDate(view.knownAt)));
  return membersOf(
    [standingOn({ person: 'ana', who: 'ana', standing }, day)],
    { cohort, closed, open: new Map(), on: day },
    sha256,
  );
}
