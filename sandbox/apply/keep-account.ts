import { currentCycle } from '../calendar.ts';
import type { Account, Attempt, Try } from '../population/account.ts';
import type { Life, LifeEvent } from '../population/life.ts';
import type { Instant } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import type { Candidate, ChoiceStep, Form, FormChoice } from './candidate.ts';
import type { Choice } from './choice.ts';
import { referencesOf } from './reference.ts';
import { isTouchedIn } from './touch.ts';

/** What Apply makes of an account; the choices that led to a place are the very ones of its Register API. */
export function keepAccount(account: Account, life: Life, choices: readonly Choice[], traps: TrapSet): Candidate {
  const told = life.changes.filter(tellsApply).map((change) => reachOf(change, account));
  return {
    id: account.candidateId,
    number: Number(account.candidateId.slice(1)),
    person: life.person,
    createdAt: account.createdAt,
    isTouched: isTouchedIn(traps, life),
    emails: [
      { at: account.createdAt, email: life.person.email },
      ...told.flatMap(({ change, at }) =>
        change.kind === 'changed_email' && at !== undefined ? [{ at, email: change.email }] : [],
      ),
    ],
    forms: account.attempts.map((attempt) => keepForm(attempt, life, told, choices)),
  };
}

type Change = Extract<LifeEvent, { kind: 'changed_email' | 'changed_surname' }>;

interface Reach {
  readonly change: Change;
  /** When Apply learns of it, if ever. */
  readonly at: Instant | undefined;
  /** The form that is open then. */
  readonly attempt: Attempt | undefined;
}

function tellsApply(event: LifeEvent): event is Change {
  return (event.kind === 'changed_email' || event.kind === 'changed_surname') && event.tellsApply;
}

/** Only the form of the current cycle is touched; who has none changes the account when they next open a form. */
function reachOf(change: Change, { attempts }: Account): Reach {
  const open = attempts.find((one) => one.openedAt <= change.at && one.cycle === currentCycle(change.at));
  const attempt = open ?? attempts.find((one) => one.openedAt > change.at);
  return { change, attempt, at: attempt === undefined ? undefined : Math.max(change.at, attempt.openedAt) };
}

function keepForm(attempt: Attempt, life: Life, told: readonly Reach[], choices: readonly Choice[]): Form {
  const mine = told.filter((one) => one.attempt === attempt);
  const touches = mine.flatMap(({ at }) => (at === undefined || at <= attempt.openedAt ? [] : [at]));
  return {
    id: attempt.formId,
    cycle: attempt.cycle,
    createdAt: attempt.openedAt,
    filledAt: attempt.filledAt,
    submittedAt: attempt.submittedAt,
    lastNames: [
      { at: attempt.openedAt, lastName: lastNameBefore(attempt, life, told) },
      ...mine.flatMap(({ change, at }) =>
        change.kind === 'changed_surname' && at !== undefined ? [{ at, lastName: change.lastName }] : [],
      ),
    ],
    choices: attempt.tries.map((one) => keepChoice(one, touches, choices)),
    references: referencesOf(attempt),
  };
}

function lastNameBefore(attempt: Attempt, life: Life, told: readonly Reach[]): string {
  let lastName = life.person.lastName;
  for (const { change, at } of told) {
    if (change.kind === 'changed_surname' && at !== undefined && at < attempt.openedAt) lastName = change.lastName;
  }
  return lastName;
}

function keepChoice(tried: Try, touches: readonly Instant[], choices: readonly Choice[]): FormChoice {
  const steps: ChoiceStep[] = tried.steps.map(({ at, status }) => ({ at, status, course: tried.course }));
  const place = choices.find(({ application }) => application === tried.place?.application);
  for (const { at, status, course } of place?.versions ?? []) steps.push({ at, status, course });
  const createdAt = steps[0]?.at ?? 0;
  for (const at of touches) {
    const index = steps.findLastIndex((step) => step.at <= at);
    const before = steps[index];
    if (before !== undefined && before.at < at) steps.splice(index + 1, 0, { ...before, at });
  }
  return { id: tried.choiceId, createdAt, steps, interview: tried.interview };
}
