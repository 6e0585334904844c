import { alsoAddedInError, movedElsewhere } from '../population/leaving.ts';
import { eventIn, type LifeEvent } from '../population/life.ts';
import { workingHour } from '../population/recruitment.ts';
import type { Day } from '../time.ts';
import type { Act, Later } from './act.ts';
import { submitAfterDeferral } from './before-start.ts';
import { type Desk, submit, tidyDraft } from './desk.ts';
import { duplicatesOf } from './duplicate.ts';
import type { Ledger } from './ledger.ts';
import { addPlacements } from './placement.ts';
import { slip, submitForAnother } from './slip.ts';
import type { Trainee } from './trainee.ts';
import { transferIn } from './transfer.ts';

/** The record of somebody who really started, kept as late as real offices keep it. */
export function keepTraining(desk: Desk, draft: Ledger | undefined): readonly Trainee[] {
  const { falls, episode } = desk;
  const left = eventIn(episode.events, 'withdrew');
  // Who leaves in the first weeks is often not sent at all.
  if (left !== undefined && left.on < desk.course.startDay + 25 && falls('early_leaver_never_sent')) {
    if (draft === undefined) return [];
    tidyDraft(desk, draft);
    return [draft.close()];
  }
  const ledger = submitAfterDeferral(desk, draft) ?? submit(desk, draft);
  const others: Trainee[] = [];
  for (const act of actsOf(desk, others)) act.write(ledger, act.at);
  const row = ledger.close();
  return [row, ...others, ...duplicatesOf(desk, row)];
}

/** What the office writes after the submission, in the order in which it gets to it. */
function actsOf(desk: Desk, others: Trainee[]): readonly Act[] {
  const { random, episode, life } = desk;
  const acts: Act[] = [];
  function later(day: Day, write: Act['write']): void {
    acts.push({ at: workingHour(random, day), write });
  }
  for (const event of [...episode.events, ...life.changes]) {
    if (concernsThisRow(desk, event)) learn(desk, event, later, others);
  }
  if (eventIn(episode.events, 'moved') === undefined) addPlacements(desk, later);
  slip(desk, later);
  submitForAnother(desk, later);
  return acts.sort((one, other) => one.at - other.at);
}

/** After a move the other provider's row speaks, and a finished record cannot be edited. */
function concernsThisRow({ episode }: Desk, event: LifeEvent): boolean {
  const over = eventIn(episode.events, 'moved') ?? eventIn(episode.events, 'outcome_submitted');
  return over === undefined || event.at <= over.at || (over.kind !== 'moved' && event.kind === 'qualified');
}

function learn(desk: Desk, event: LifeEvent, later: Later, others: Trainee[]): void {
  const { random, course } = desk;
  switch (event.kind) {
    case 'started':
      // Over a copied date only a late start is written, and not by all.
      if (desk.falls('default_start_date') && (event.on === course.startDay || random.chance(0.15))) return;
      later(event.on + random.integer(2, 30), (ledger, at) => ledger.write(at, { traineeStart: event.on }));
      return;
    case 'paused':
      later(event.on + random.integer(1, 30), (ledger, at) =>
        ledger.write(at, {
          state: 'deferred',
          deferDate: event.on,
          deferReason: random.pick(['Health', 'Family', '']),
        }),
      );
      return;
    case 'resumed':
      later(event.on + random.integer(0, 14), (ledger, at) =>
        ledger.write(at, { state: 'trn_received', reinstateDate: event.on, ittEnd: event.newEnd }),
      );
      return;
    case 'withdrew': {
      // A withdrawal after a pause is dated back to the pause.
      const dated =
        eventIn(desk.episode.events, 'resumed') === undefined ? eventIn(desk.episode.events, 'paused')?.on : undefined;
      const leaving = desk.falls('added_in_error_with_another_reason')
        ? alsoAddedInError(event.leaving)
        : event.leaving;
      later(event.on + random.integer(1, random.chance(0.8) ? 25 : 70), (ledger, at) =>
        ledger.write(at, { state: 'withdrawn', withdrawalDate: dated ?? event.on, leaving }),
      );
      return;
    }
    case 'moved': {
      others.push(transferIn(desk, event));
      if (desk.falls('old_provider_forgets')) return;
      const takenBack = desk.falls('vanished_record');
      later(event.on + random.integer(3, 30), (ledger, at) =>
        ledger.write(
          at,
          takenBack ? { isDiscarded: true } : { state: 'withdrawn', withdrawalDate: event.on, leaving: movedElsewhere },
        ),
      );
      return;
    }
    case 'changed_surname':
      if (event.tellsProvider) {
        later(event.on + random.integer(3, 60), (ledger, at) =>
          ledger.write(at, { lastName: event.lastName, previousLastName: desk.life.person.lastName }),
        );
      }
      return;
    case 'changed_email':
      if (event.tellsProvider) {
        later(event.on + random.integer(0, 30), (ledger, at) => ledger.write(at, { email: event.email }));
      }
      return;
    case 'outcome_submitted':
      later(event.on, (ledger) =>
        ledger.write(event.at, { state: 'recommended_for_award', recommendedAt: event.at, outcomeDate: event.on - 2 }),
      );
      return;
    case 'qualified':
      later(event.on, (ledger) => ledger.write(event.at, { state: 'awarded', awardedAt: event.at }));
      return;
    default:
      return;
  }
}
