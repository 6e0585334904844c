import type { Career } from '../career/career.ts';
import { drawsFor } from '../population/draw.ts';
import type { Life } from '../population/life.ts';
import type { Random } from '../random.ts';
import { trnOf } from '../register/office.ts';
import { type Trainee, traineeAt } from '../register/trainee.ts';
import { type Instant, instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import { deactivation } from './deactivation.ts';
import { inductionWrites } from './induction-write.ts';
import { mergeWithOlder } from './merge.ts';
import { routeWrites } from './route-write.ts';
import type { TrsPerson, TrsStep } from './trs-person.ts';
import { renamed, stepsOf, type TrsWrite } from './trs-write.ts';

/** Every record that the regulator keeps of somebody whom providers register: mostly one, none without a TRN. */
export function keepTrsPersons(
  seed: number,
  traps: TrapSet,
  life: Life,
  trainees: readonly Trainee[],
  career: Career,
): readonly TrsPerson[] {
  const draws = drawsFor(seed, traps, life.id);
  const random = draws.about('trs');
  const first = firstWrite(random, life, trainees, draws.falls('nino_missing') === undefined);
  if (first === undefined) return [];
  const { falls } = draws;
  const steps = stepsOf(first, [
    ...trainees.flatMap((trainee) => routeWrites(random, trainee, falls, career.induction[0]?.status)),
    ...trainees.flatMap((trainee) => nameWrites(random, trainee)),
    ...inductionWrites(random, career.induction.slice(1), falls),
    ...(falls('stale_trs_email') === undefined ? emailWrites(life) : []),
    ...birthDateCorrection(life, first, falls('trs_corrects_birth_date')),
    ...deactivation(life, trainees, falls('deactivated_trn')),
  ]);
  return mergeWithOlder({ trn: trnOf(life), steps }, life, falls('merged_trn'));
}

/** The record is made when the request is granted, up to an hour before Register hears of it. */
function firstWrite(random: Random, life: Life, trainees: readonly Trainee[], withNino: boolean): TrsStep | undefined {
  const granted = trainees
    .flatMap(({ steps }) => steps.find(({ change }) => change.trn !== undefined)?.at ?? [])
    .sort((one, other) => one - other)[0];
  const row = trainees.find(({ steps }) => steps.some(({ at }) => at === granted));
  const sent = row?.steps.find(({ change }) => change.submittedAt !== undefined);
  if (granted === undefined || row === undefined || sent === undefined) return undefined;
  const typed = traineeAt(row, sent.at)?.state;
  if (typed === undefined) return undefined;
  return {
    at: Math.max(sent.at + 1_000_000, granted - random.integer(60, 3_300) * 1_000_000),
    change: {
      firstName: typed.firstNames,
      middleName: typed.middleNames ?? '',
      lastName: typed.lastName,
      previousNames: [],
      dateOfBirth: typed.dateOfBirth,
      // Of the addresses that Register holds it sends one, once.
      emailAddress: typed.email,
      nationalInsuranceNumber: withNino ? nationalInsuranceNumberOf(life.person.index) : undefined,
    },
  };
}

/** With a prefix that is given to nobody. */
export function nationalInsuranceNumberOf(index: number): string {
  return `QQ${String((index * 7 + 100_003) % 1_000_000).padStart(6, '0')}${'ABCD'.charAt(index % 4)}`;
}

/** A surname that a provider changes in Register goes on to the regulator. */
function nameWrites(random: Random, { steps }: Trainee): readonly TrsWrite[] {
  return steps.flatMap(({ at, change: { lastName, previousLastName } }, index) =>
    index === 0 || lastName === undefined || previousLastName === undefined
      ? []
      : [{ at: at + random.integer(5, 90) * 60_000_000, write: (state) => renamed(state, lastName) }],
  );
}

function emailWrites({ changes }: Life): readonly TrsWrite[] {
  return changes.flatMap((change) =>
    change.kind === 'changed_email' ? [{ at: change.at, write: () => ({ emailAddress: change.email }) }] : [],
  );
}

/** Somebody showed a birth certificate. */
function birthDateCorrection({ person }: Life, first: TrsStep, random: Random | undefined): readonly TrsWrite[] {
  if (random === undefined || first.change.dateOfBirth === person.dateOfBirth) return [];
  const at: Instant = first.at + instantOn(random.integer(20, 90), 2);
  return [{ at, write: () => ({ dateOfBirth: person.dateOfBirth }) }];
}
