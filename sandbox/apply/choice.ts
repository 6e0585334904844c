import { currentCycle } from '../calendar.ts';
import type { Course } from '../population/course.ts';
import type { Application, Episode, Life, LifeEvent } from '../population/life.ts';
import type { Person } from '../population/person.ts';
import type { Instant } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import { isTouchedIn } from './touch.ts';

/** What Apply holds of one application choice that was ever recruited, as a list of its versions. */
export interface Choice {
  readonly application: Application;
  readonly person: Person;
  readonly versions: readonly ChoiceVersion[];
  /** Takes part in the great no-op touches. */
  readonly isTouched: boolean;
}

export interface ChoiceVersion {
  readonly at: Instant;
  readonly status: 'recruited' | 'withdrawn' | 'offer_deferred' | 'pending_conditions';
  readonly recruitedAt: Instant;
  readonly course: Course;
  readonly openConditions: number;
  readonly metConditions: number;
  readonly lastName: string;
  readonly email: string;
  /** Where it is no longer that of the application. */
  readonly candidateId?: string;
}

export function choicesOf(life: Life, traps: TrapSet): readonly Choice[] {
  return life.isDirect ? [] : life.episodes.map((episode) => choiceOf(life, episode, traps));
}

export function choiceOf(life: Life, episode: Episode, traps: TrapSet): Choice {
  const { application } = episode;
  return {
    application,
    person: life.person,
    versions: versionsOf(life, episode),
    isTouched: isTouchedIn(traps, life),
  };
}

function versionsOf(life: Life, episode: Episode): readonly ChoiceVersion[] {
  const versions: ChoiceVersion[] = [];
  let known: Known = { lastName: life.person.lastName, email: life.person.email };
  const events = [...episode.events, ...life.changes].sort((one, other) => one.at - other.at);
  for (const event of events) {
    const previous = versions.at(-1);
    if (event.kind === 'changed_email' || event.kind === 'changed_surname') {
      const learned = learn(known, event);
      // A form of a past cycle is closed: later changes of the person do not reach it.
      const isOpen = previous === undefined || previous.course.cycle === currentCycle(event.at);
      if (learned === known || !isOpen) continue;
      known = learned;
      if (previous !== undefined) versions.push({ ...previous, ...known, at: event.at });
      continue;
    }
    const next = nextVersion(previous, event, known);
    if (next !== undefined) versions.push(next);
  }
  return versions;
}

interface Known {
  readonly lastName: string;
  readonly email: string;
}

function learn(known: Known, event: LifeEvent): Known {
  if (event.kind === 'changed_email' && event.tellsApply) return { ...known, email: event.email };
  if (event.kind === 'changed_surname' && event.tellsApply) return { ...known, lastName: event.lastName };
  return known;
}

function nextVersion(previous: ChoiceVersion | undefined, event: LifeEvent, known: Known): ChoiceVersion | undefined {
  if (event.kind === 'recruited') {
    const { at, course, openConditions, metConditions } = event;
    return { ...known, at, status: 'recruited', recruitedAt: at, course, openConditions, metConditions };
  }
  if (previous === undefined || previous.status === 'withdrawn') return undefined;
  switch (event.kind) {
    case 'conditions_met':
      if (previous.status === 'offer_deferred') return undefined;
      return {
        ...previous,
        at: event.at,
        status: 'recruited',
        recruitedAt: previous.status === 'pending_conditions' ? event.at : previous.recruitedAt,
        openConditions: 0,
        metConditions: previous.metConditions + previous.openConditions,
      };
    case 'apply_withdrew':
    case 'withdrawn_by_mistake':
      return { ...previous, at: event.at, status: 'withdrawn' };
    case 'offer_deferred':
      return { ...previous, at: event.at, status: 'offer_deferred' };
    case 'reinstated':
      return {
        ...previous,
        at: event.at,
        status: event.openConditions > 0 ? 'pending_conditions' : 'recruited',
        recruitedAt: event.openConditions > 0 ? previous.recruitedAt : event.at,
        course: event.course,
        openConditions: event.openConditions,
      };
    default:
      return undefined;
  }
}
