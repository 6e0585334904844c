import { applyDeadlineOf, findOpensFor } from '../calendar.ts';
import { randomFrom } from '../random.ts';
import { instantOn, utcDayOf } from '../time.ts';
import type { Falls, TrapSet } from '../trap-set.ts';
import type { Account, Attempt } from './account.ts';
import { attemptInVain } from './attempt-in-vain.ts';
import { attemptNeverSent } from './attempt-never-sent.ts';
import { chanceOf, othersPerRecruit } from './fate.ts';
import { formNumbers } from './form-number.ts';
import type { Life, LifeEvent } from './life.ts';
import type { DrawCourse } from './other-choice.ts';
import { inventPerson, type Person, personalEmail } from './person.ts';
import { workingHour } from './recruitment.ts';
import { openAccount } from './road.ts';

/** Somebody who is never recruited: only Apply ever hears of such a person. */
export interface Applicant {
  readonly life: Life;
  readonly account: Account;
}

/** Everybody else who uses Apply in a cycle, drawn apart from those who are recruited; `recruits` are all their lives. */
export function inventApplicants(
  seed: number,
  people: number,
  recruits: number,
  draw: DrawCourse,
  traps: TrapSet,
): readonly Applicant[] {
  const found: Draft[] = [];
  let before: readonly Draft[] = [];
  const counts: readonly (readonly [number, number])[] = [
    [2025, people],
    [2026, people],
    [2027, Math.floor(people / 10)],
  ];
  for (const [cycle, count] of counts) {
    const inVain = Math.round(count * othersPerRecruit.inVain);
    const again = before.length === 0 ? 0 : Math.floor(inVain * chanceOf.applyingAgain);
    const here: Draft[] = [];
    for (let index = 0; index < inVain; index += 1) {
      // Spread over those of the cycle before, or they would all be neighbours.
      const returning = index < again ? before[index * 14] : undefined;
      const draft = returning ?? newDraft(seed, cycle, found.length);
      if (returning === undefined) found.push(draft);
      const random = randomFrom(seed, 'in-vain', draft.person.candidateId, cycle);
      const numbers = formNumbers(recruits + draft.number, draft.attempts.length);
      draft.attempts.push(attemptInVain(random, numbers, cycle, draw));
      here.push(draft);
    }
    for (let index = 0; index < Math.round(count * othersPerRecruit.neverSending); index += 1) {
      const draft = newDraft(seed, cycle, found.length);
      found.push(draft);
      neverSend(seed, draft, cycle, recruits, draw);
      here.push(draft);
    }
    before = here;
  }
  return found.map((draft) => applicantOf(seed, draft, traps));
}

interface Draft {
  readonly number: number;
  readonly person: Person;
  readonly attempts: Attempt[];
  /** Where it is not the day of the first attempt. */
  createdAt: number | undefined;
}

function newDraft(seed: number, cycle: number, number: number): Draft {
  const person = inventPerson(randomFrom(seed, 'applicant', number), 1_000_000 + number, cycle);
  return { number, person: { ...person, candidateId: `C${1_000_001 + number}` }, attempts: [], createdAt: undefined };
}

/** Accounts are opened all year, also between the deadline and the next cycle; a few of them are never signed in to. */
function neverSend(seed: number, draft: Draft, cycle: number, recruits: number, draw: DrawCourse): void {
  const random = randomFrom(seed, 'never-sends', draft.person.candidateId);
  const opens = utcDayOf(findOpensFor(cycle));
  const on = random.integer(opens - 9, utcDayOf(applyDeadlineOf(cycle)) - 3);
  const createdAt = workingHour(random, on);
  draft.createdAt = createdAt;
  if (random.chance(0.08)) return;
  const signsInOn = Math.max(on, opens + 1);
  const openedAt = signsInOn === on ? createdAt : instantOn(signsInOn, random.integer(8, 20), random.integer(0, 59));
  draft.attempts.push(
    attemptNeverSent(random, formNumbers(recruits + draft.number, draft.attempts.length), cycle, openedAt, draw),
  );
}

function applicantOf(seed: number, { number, person, attempts, createdAt }: Draft, traps: TrapSet): Applicant {
  const account = openAccount(seed, person.candidateId, attempts, true);
  const id = `A${String(number + 1).padStart(6, '0')}`;
  const life: Life = {
    id,
    isDirect: false,
    person,
    episodes: [],
    changes: changesOf(person, attempts, traps.before(id)),
  };
  return { life, account: createdAt === undefined ? account : { ...account, createdAt } };
}

/** A new address while the application runs. */
function changesOf(person: Person, attempts: readonly Attempt[], falls: Falls): readonly LifeEvent[] {
  const sentAt = attempts.at(-1)?.submittedAt;
  const random = falls('changed_email');
  // In a few weeks fewer move than in the two years of a recruit.
  if (sentAt === undefined || random === undefined || !random.chance(0.25)) return [];
  const on = utcDayOf(sentAt) + random.integer(2, 30);
  const email = personalEmail(random, person.firstName, person.lastName, person.index).replace('@', '.2@');
  return [{ kind: 'changed_email', at: workingHour(random, on), on, email, tellsApply: true, tellsProvider: false }];
}
