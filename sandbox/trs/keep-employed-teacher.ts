import type { EmployedTeacher } from '../career/employed-teacher.ts';
import { drawsFor } from '../population/draw.ts';
import { instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import { inductionWrites } from './induction-write.ts';
import { nationalInsuranceNumberOf } from './keep-trs-person.ts';
import { universityRoute } from './route-type.ts';
import type { TrsPerson } from './trs-person.ts';
import { stepsOf } from './trs-write.ts';

/** Of whoever taught before the story begins the regulator holds an old TRN, some with a nought in front, and mostly a NINO. */
export function keepEmployedTeacher(
  seed: number,
  traps: TrapSet,
  { life: { id, person }, career }: EmployedTeacher,
): TrsPerson {
  const draws = drawsFor(seed, traps, id);
  const random = draws.about('trs');
  const qts = career.qts ?? 0;
  const first = {
    at: instantOn(qts - 300, 9),
    change: {
      firstName: person.firstName,
      middleName: person.middleName ?? '',
      lastName: person.lastName,
      dateOfBirth: person.dateOfBirth,
      nationalInsuranceNumber: random.chance(0.9) ? nationalInsuranceNumberOf(person.index) : undefined,
      emailAddress: random.chance(0.5) ? person.email : undefined,
      routes: [],
    },
  };
  const route = {
    reference: id,
    type: universityRoute,
    status: 'Holds',
    holdsFrom: qts,
    trainingStart: qts - 300,
    trainingEnd: qts,
    subject: undefined,
    provider: undefined,
  } as const;
  return {
    trn: String(800_001 + Number(id.slice(1)) * 17).padStart(7, '0'),
    steps: stepsOf(first, [
      { at: instantOn(qts, 10), write: () => ({ routes: [route] }) },
      ...inductionWrites(random, career.induction, draws.falls),
    ]),
  };
}
