import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choiceAt } from './apply/touch.ts';
import { academicYearOf } from './calendar.ts';
import { keepClaims } from './claim/keep-claims.ts';
import { startedClaims } from './claim/started-claim.ts';
import { type England, type Inhabitant, inventEngland } from './england.ts';
import { timesOfReceipts } from './fake/receipt.ts';
import { registerEvents } from './fake/register-event.ts';
import { timesOfEvents } from './fake/trs-webhook.ts';
import { headCounts } from './funding/head-count.ts';
import type { Contact } from './git/contact.ts';
import type { PensionRecord } from './pension/pension-record.ts';
import { eventIn, type LifeEvent } from './population/life.ts';
import { type RegisterState, type Trainee, type TraineeStep, traineeAt } from './register/trainee.ts';
import { dayOf, instantOn, monthOf, utcDayOf, yearOf } from './time.ts';
import type { TrapName } from './trap.ts';
import { everyTrap, setTraps } from './trap-set.ts';
import { trsEvents } from './trs/trs-event.ts';
import type { TrsStep } from './trs/trs-person.ts';
import { truthOn } from './truth.ts';
import { webhookKeys } from './webhook/webhook-key.ts';

/** The mark that each trap leaves, and that nothing else leaves. */
const marks: Readonly<Record<TrapName, (england: England) => boolean>> = {
  shared_inbox: ({ inhabitants }) =>
    new Set(inhabitants.map(({ life }) => life.person.email)).size < inhabitants.length,
  two_cycles: someone(({ life }) => life.episodes.length > 1 && !beginsAgain(life)),
  two_accounts: someone(({ life }) => new Set(life.episodes.map((one) => one.application.candidateId)).size > 1),
  restart: someone(
    ({ life, trainees }) => beginsAgain(life) && new Set(trainees.map((one) => one.provider)).size < trainees.length,
  ),
  provider_move: someEvent(({ kind }) => kind === 'moved'),
  changed_course: someone(({ life }) =>
    life.episodes.some(({ events }) => {
      const [applied, begun] = [eventIn(events, 'recruited')?.course, eventIn(events, 'started')?.course];
      return applied !== undefined && begun !== undefined && applied.cycle === begun.cycle && applied !== begun;
    }),
  ),
  changed_surname: someEvent(({ kind }) => kind === 'changed_surname'),
  changed_email: someEvent(({ kind }) => kind === 'changed_email'),
  deferred_and_reinstated: someEvent(({ kind }) => kind === 'reinstated'),
  deferred_with_provider_only: someEvent(({ kind }) => kind === 'start_deferred'),
  open_conditions: someEvent((event) => event.kind === 'recruited' && event.openConditions > 0),
  january_start: someEvent((event) => event.kind === 'recruited' && monthOf(event.course.startDay) === 1),
  august_start: someEvent((event) => event.kind === 'recruited' && monthOf(event.course.startDay) === 8),
  long_course: someone(({ life }) =>
    life.episodes.some(
      ({ events }) =>
        eventIn(events, 'started')?.course.form !== undefined && eventIn(events, 'started')?.course.form !== 'one_year',
    ),
  ),
  never_in_apply: someone(({ choices }) => choices.length === 0),
  wrong_withdrawal: someEvent(({ kind }) => kind === 'withdrawn_by_mistake'),
  two_places: someone(({ life, choices }) => choices.length > life.episodes.length),
  choice_left_open: someone(({ choices, candidates }) => {
    const places = new Map(choices.map((one) => [Number(one.application.choiceId), one.versions[0]?.at ?? 0]));
    return candidates
      .flatMap((one) => one.forms)
      .some((form) => {
        const place = form.choices.find(({ id }) => places.has(id));
        const recruitedAt = places.get(place?.id ?? 0) ?? Number.POSITIVE_INFINITY;
        return form.choices.some(({ id, steps }) => !places.has(id) && lastTurn(steps) > recruitedAt);
      });
  }),
  offer_after_rejection: someone(({ candidates }) =>
    candidates
      .flatMap(({ forms }) => forms.flatMap(({ choices }) => choices))
      .some(({ steps }) => /rejected,(rejected,)*offer/.test(steps.map(({ status }) => status).join())),
  ),
  false_claim: (england) => {
    const claims = new Set(startedClaims(england).map((one) => one.choiceId));
    return england.inhabitants.some(({ life }) =>
      life.episodes.some(
        ({ application, events }) => claims.has(application.choiceId) && eventIn(events, 'started') === undefined,
      ),
    );
  },
  no_op_touch: ({ choices }) =>
    choices.some((choice) => choiceAt(choice, at(2029, 1, 1))?.updatedAt !== lastWrite(choice)),
  application_id_missing: someone(({ life, trainees }) =>
    trainees.some((one) => !life.isDirect && first(one).applicationId === undefined),
  ),
  mistyped_identity: someone(({ life: { person }, trainees }) =>
    trainees.map(first).some((one) => one.firstNames !== person.firstName || one.dateOfBirth !== person.dateOfBirth),
  ),
  institution_email: someRow(({ provider, steps }) =>
    steps.some(({ change }) => change.email?.endsWith(`@${provider.domain}`)),
  ),
  // A day on which somebody is said to have come, and which is still ahead.
  default_start_date: someRow((row) => (sent(row)?.change.traineeStart ?? 0) > utcDayOf(sent(row)?.at ?? 0)),
  late_sign_off: ({ signOffs }) => signOffs.some((one) => monthOf(utcDayOf(one.at)) === 11),
  never_signs: ({ signOffs, providers }) =>
    signOffs.filter((one) => one.academicYear === 2025).length < providers.filter((one) => !one.accreditedBy).length,
  // Not the row that a second provider makes after a move.
  late_submission: someone(
    ({ trainees: [row] }) => row !== undefined && startsInSeptember(row) && daysAfterNovember10(row, sent(row)) > 0,
  ),
  slow_trn: someRow((row) => (step(row, 'trn_received')?.at ?? 0) - (sent(row)?.at ?? 0) > 4.5 * 86_400_000_000),
  placement_without_touch: someRow(({ steps }) => steps.some(({ touches }) => !touches)),
  draft_lingers: someRow((row) => traineeAt(row, at(2029, 1, 1))?.state.state === 'draft'),
  vanished_record: someRow((row) => sent(row) !== undefined && traineeAt(row, at(2029, 1, 1)) === undefined),
  added_in_error_alone: someRow(({ steps }) =>
    steps.some(({ change }) => change.leaving?.reasons.join() === 'record_added_in_error'),
  ),
  added_in_error_with_another_reason: someRow(({ steps }) =>
    steps.some(
      ({ change: { leaving } }) =>
        leaving !== undefined && leaving.reasons.length > 1 && leaving.reasons.includes('record_added_in_error'),
    ),
  ),
  duplicate_upload: someone(
    ({ life, trainees }) =>
      life.episodes.length === 1 &&
      new Set(trainees.filter(sent).map((one) => one.provider)).size < trainees.filter(sent).length,
  ),
  unnoticed_no_show: someone(
    ({ life, story, trainees }) =>
      life.episodes.length === 1 &&
      eventIn(story, 'did_not_start') !== undefined &&
      trainees.some(
        (row) =>
          startsInSeptember(row) &&
          daysAfterNovember10(row, sent(row)) < 0 &&
          daysAfterNovember10(row, row.steps.at(-1)) > 0,
      ),
  ),
  early_leaver_never_sent: someone(
    ({ story, trainees }) =>
      eventIn(story, 'started') !== undefined && trainees.every((row) => sent(row) === undefined),
  ),
  old_provider_forgets: someone(
    ({ story, trainees: [row] }) =>
      eventIn(story, 'moved') !== undefined &&
      row !== undefined &&
      traineeAt(row, at(2029, 1, 1))?.state.state === 'trn_received',
  ),
  mistaken_outcome: someRow(({ steps }) =>
    /recommended_for_award,(,)*trn_received/.test(steps.map(({ change }) => change.state ?? '').join()),
  ),
  undone_withdrawal: someRow(({ steps }) =>
    steps.some(({ change }) => 'leaving' in change && change.leaving === undefined),
  ),
  school_becomes_academy: ({ schools }) => schools.some(({ successorOf }) => successorOf !== undefined),
  merged_trn: someRecord(({ change }) => change.standing?.kind === 'merged'),
  deactivated_trn: someRecord(({ change }) => change.standing?.kind === 'deactivated'),
  nino_missing: someRecord(
    ({ change }) =>
      change.emailAddress !== undefined && !change.nationalInsuranceNumber && change.firstName !== undefined,
  ),
  stale_trs_email: someone(({ life, trs }) => {
    const moved = life.changes.find(({ kind }) => kind === 'changed_email');
    const [record] = trs;
    if (moved === undefined || record === undefined || trs.length > 1) return false;
    return moved.at > (record.steps[0]?.at ?? 0) && !record.steps.some(({ at }) => at === moved.at);
  }),
  trs_corrects_birth_date: someRecord(
    ({ change }) => change.dateOfBirth !== undefined && change.firstName === undefined,
  ),
  slow_holds: someone(({ trainees, trs }) => {
    const outcome = trainees.flatMap((row) => step(row, 'recommended_for_award')?.at ?? []).at(-1) ?? 0;
    const held = trs.flatMap(({ steps }) =>
      steps.filter(({ change }) => change.routes?.some(({ status }) => status === 'Holds')).map(({ at }) => at),
    );
    return held.length > 0 && Math.min(...held) - outcome > 2 * 86_400_000_000;
  }),
  late_induction: someone(({ career, trs }) => {
    const begun = career.induction.find(({ status }) => status === 'InProgress');
    const heard = trs
      .flatMap(({ steps }) => steps)
      .find(({ change }) => change.induction?.status === 'InProgress' && change.firstName === undefined);
    return begun !== undefined && heard !== undefined && utcDayOf(heard.at) - begun.on > 50;
  }),
  not_in_pension_scheme: someone(({ career, trs, pensions }) => {
    const inState = career.posts.filter(({ school }) => !school.isIndependent);
    return trs.length > 0 && inState.length > pensions.length;
  }),
  tps_late_start: somePost(({ post, listedFrom }) => listedFrom > post.start + 28),
  tps_end_by_absence: somePost(({ post, showsEnd }) => post.end !== undefined && !showsEnd),
  tps_gap: somePost(({ missingFrom, missingUntil }) => missingUntil >= missingFrom),
  git_other_email: someContact(({ steps }) => steps.some(({ change }) => change.email?.includes('.info@') ?? false)),
  git_unlinked: someone(({ candidates, contacts }) =>
    contacts.slice(0, 1).some(({ steps }) => candidates.length > 0 && steps.every(({ change }) => !change.applyId)),
  ),
  git_stale_echo: someone(({ candidates: [one, other], contacts }) => {
    const echoes = contacts.slice(0, 1).flatMap(({ steps }) => steps.filter(({ change }) => change.applyId));
    return one !== undefined && other === undefined && one.forms.length > 0 && echoes.length === 1;
  }),
  git_duplicate_contact: someone(({ contacts }) => contacts.length > 1),
  commencement_unsaid: (england) => {
    const events = registerEvents(england);
    const said = new Set(events.filter((one) => one.commencement !== undefined).map((one) => one.trainee));
    const sentOnes = new Set(
      events.filter(({ trainee, at }) => traineeAt(trainee, at)?.state.state === 'awarded').map((one) => one.trainee),
    );
    return [...sentOnes].some((one) => !said.has(one));
  },
  late_event: (england) => registerEvents(england).some(({ at, toldOn }) => (toldOn[0] ?? 0) > utcDayOf(at) + 7),
  doubled_event: (england) => registerEvents(england).some(({ toldOn }) => toldOn.length > 1),
  vacancy_withdrawn: ({ jobs }) => jobs.some(({ goneAt, validThrough }) => goneAt < validThrough),
  list_moves_while_read: ({ seed, traps }) => {
    const { before } = setTraps(seed, traps);
    return Array.from({ length: 100 }, (_, day) => before(20_000 + day)('list_moves_while_read')).some(Boolean);
  },
  other_sign_in_email: someone(({ oneLogin }) => oneLogin?.emails[0]?.email.includes('.id@') ?? false),
  lost_webhook: (england) => {
    const sentIds = new Set(timesOfEvents(england).flatMap(({ event, times }) => (times.length > 0 ? [event.id] : [])));
    return trsEvents(england).some(({ id }) => !sentIds.has(id));
  },
  late_webhook: (england) => timesOfEvents(england).some(({ event, times }) => (times[0] ?? 0) > event.at + 21_000_000),
  doubled_webhook: (england) => timesOfEvents(england).some(({ times }) => times.length > 1),
  rotated_keys: ({ seed, traps }) => {
    const keys = webhookKeys(seed, setTraps(seed, traps));
    return keys.signing(at(2025, 1, 1)).id !== keys.signing(at(2025, 9, 1)).id;
  },
  no_receipt: (england) => timesOfReceipts(england).some(({ times }) => times.length === 0),
  late_receipt: (england) =>
    timesOfReceipts(england).some(({ message, times }) => (times[0] ?? 0) > message.completedAt + 3_000_000),
  doubled_receipt: (england) => timesOfReceipts(england).some(({ times }) => times.length > 1),
  funding_differs: (england) => {
    const heads = headCounts(england, 2025, dayOf(2025, 12, 5)).reduce((sum, line) => sum + line.heads, 0);
    const inTraining = england.inhabitants.filter((one) => {
      const truth = truthOn(one, dayOf(2025, 12, 5));
      const isHere = truth?.status === 'in_training' || truth?.status === 'training_paused';
      return isHere && truth?.course !== undefined && academicYearOf(truth.course.startDay) === 2025;
    });
    return heads !== inTraining.length;
  },
  withdrawn_claim: (england) => keepClaims(england).some(({ withdrawnAt }) => withdrawnAt !== undefined),
  recovered_account: someone(({ candidates }) => candidates.some(({ goneAt }) => goneAt !== undefined)),
};

const whole = inventEngland(1, 1000);

for (const trap of everyTrap) {
  test(`${trap} catches somebody, and nobody when it is not set`, () => {
    assert.ok(marks[trap](whole), 'nobody is caught');
    const without = inventEngland(
      1,
      1000,
      everyTrap.filter((one) => one !== trap),
    );
    assert.ok(!marks[trap](without), 'somebody is caught all the same');
  });
}

test('without any trap nobody is caught by any', () => {
  const plain = inventEngland(1, 1000, []);
  for (const trap of everyTrap) assert.ok(!marks[trap](plain), trap);
});

function someone(holds: (one: Inhabitant) => boolean): (england: England) => boolean {
  return ({ inhabitants }) => inhabitants.some(holds);
}

function someEvent(holds: (event: LifeEvent) => boolean): (england: England) => boolean {
  return someone(({ story }) => story.some(holds));
}

function someRecord(holds: (step: TrsStep) => boolean): (england: England) => boolean {
  return someone(({ trs }) => trs.some(({ steps }) => steps.some(holds)));
}

function somePost(holds: (record: PensionRecord) => boolean): (england: England) => boolean {
  return someone(({ pensions }) => pensions.some(holds));
}

function someContact(holds: (contact: Contact) => boolean): (england: England) => boolean {
  return someone(({ contacts }) => contacts.some(holds));
}

function someRow(holds: (row: Trainee) => boolean): (england: England) => boolean {
  return ({ trainees }) => trainees.some(holds);
}

/** When a choice came to the status in which it stays: later writes may change nothing of it. */
function lastTurn(steps: readonly { readonly at: number; readonly status: string }[]): number {
  return steps.find(({ status }) => status === steps.at(-1)?.status)?.at ?? 0;
}

/** Both times on the same course, or rather on this year's and last year's of one code. */
function beginsAgain({ episodes }: Inhabitant['life']): boolean {
  const codes = episodes
    .map(({ events }) => eventIn(events, 'started')?.course)
    .map((course) => course && `${course.provider.code}/${course.code}`);
  return codes.length > 1 && codes[0] !== undefined && codes[0] === codes[1];
}

function first({ steps }: Trainee): TraineeStep['change'] {
  return steps[0]?.change ?? {};
}

function step({ steps }: Trainee, state: RegisterState): TraineeStep | undefined {
  return steps.find(({ change }) => change.state === state);
}

/** The write with which the department hears of it. */
function sent(row: Trainee): TraineeStep | undefined {
  return step(row, 'submitted_for_trn');
}

function startsInSeptember(row: Trainee): boolean {
  return monthOf(sent(row)?.change.ittStart ?? 0) === 9;
}

/** By the tenth every provider that signs has signed. */
function daysAfterNovember10(row: Trainee, write: TraineeStep | undefined): number {
  return utcDayOf(write?.at ?? 0) - dayOf(yearOf(sent(row)?.change.ittStart ?? 0), 11, 10);
}

function lastWrite({ versions }: England['choices'][number]): number | undefined {
  return versions.at(-1)?.at;
}

function at(year: number, month: number, day: number): number {
  return instantOn(dayOf(year, month, day), 0);
}
