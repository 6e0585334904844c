import { workingHour } from '../population/recruitment.ts';
import { courseEnd } from '../population/training.ts';
import { utcDayOf } from '../time.ts';
import { type Desk, typedStart } from './desk.ts';
import { identityFromOffice } from './identity.ts';
import { openTrainee, trnOf } from './office.ts';
import { takenBack } from './take-back.ts';
import type { Trainee } from './trainee.ts';

/** The bulk upload that makes a second row of somebody who has one: typed anew, so it may differ in everything. */
export function duplicatesOf(first: Desk, original: Trainee): readonly Trainee[] {
  const upload = first.falls('duplicate_upload');
  const sent = original.steps.find(({ change }) => change.submittedAt !== undefined);
  if (upload === undefined || sent === undefined) return [];

  const desk: Desk = { ...first, ...first.apart('duplicate'), random: upload };
  const { course, life } = desk;
  const day = utcDayOf(sent.at) + upload.integer(1, 25);
  const at = workingHour(upload, day);
  const ledger = openTrainee(desk, original.provider);
  ledger.write(at, {
    ...identityFromOffice(desk, original.provider, at),
    state: 'submitted_for_trn',
    recordSource: 'csv',
    submittedAt: at,
    course,
    providerTraineeId: sent.change.providerTraineeId,
    ittStart: course.startDay,
    traineeStart: typedStart(desk, at),
    ittEnd: courseEnd(course),
  });
  // Somebody looks at the possible duplicate, and finds whose TRN it is.
  ledger.write(at + upload.integer(2, 4) * 86_400_000_000, { state: 'trn_received', trn: trnOf(life) });
  if (upload.chance(0.9)) {
    const found = day + upload.integer(14, 60);
    ledger.write(workingHour(upload, found), takenBack(desk, found, registeredTwice));
  }
  return [ledger.close()];
}

const registeredTwice = {
  trigger: 'provider',
  reasons: ['had_to_withdraw_trainee_another_reason'],
  futureInterest: 'unknown',
} as const;
