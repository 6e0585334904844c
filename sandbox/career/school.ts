import { randomFrom } from '../random.ts';
import { schoolName } from '../register/placement.ts';
import { type Day, dayOf } from '../time.ts';
import { setTraps, type TrapSet } from '../trap-set.ts';

/** A school as it really is; what the public list says of it is in fake/gias.ts. */
export interface School {
  readonly urn: string;
  readonly name: string;
  readonly phase: 'Primary' | 'Secondary';
  /** An independent school is in no state pension scheme and need not offer induction. */
  readonly isIndependent: boolean;
  readonly opened: Day;
  readonly closed: Day | undefined;
  /** The school whose buildings and pupils it took over. */
  readonly successorOf: string | undefined;
  readonly trust: Trust | undefined;
  readonly town: string;
  readonly postcode: string;
}

export interface Trust {
  readonly uid: string;
  readonly name: string;
  readonly ukprn: string;
}

/** The schools in which trainees are placed and teachers work: the same at every size of population. */
export function inventSchools(seed: number, traps: TrapSet = setTraps(seed, [])): readonly School[] {
  const schools: School[] = [];
  for (let number = 1; number <= 400; number += 1) {
    const school = inventSchool(seed, number);
    const falls = traps.before(school.urn)('school_becomes_academy');
    if (falls === undefined || school.isIndependent || school.trust !== undefined) {
      schools.push(school);
      continue;
    }
    const day = dayOf(falls.pick([2025, 2026]), falls.pick([1, 4, 9]), 1);
    schools.push({ ...school, closed: day - 1 });
    schools.push({
      ...school,
      urn: String(930_000 + number),
      name: `${school.name.replace(/ School$/, '')} Academy`,
      opened: day,
      successorOf: school.urn,
      trust: falls.pick(trusts),
    });
  }
  for (let number = 1; number <= 25; number += 1) schools.push(longClosed(seed, number));
  return schools;
}

/** Whether lessons are held there on a day. */
export function isOpenOn({ opened, closed }: School, day: Day): boolean {
  return opened <= day && (closed === undefined || day <= closed);
}

function inventSchool(seed: number, number: number): School {
  const random = randomFrom(seed, 'school', number);
  const town = random.pick(towns);
  const isIndependent = random.chance(0.06);
  return {
    urn: String(920_000 + number),
    name: number % 29 === 0 ? `St Mary’s – École de ${town}` : `${schoolName(number)} School`,
    phase: random.chance(0.6) ? 'Primary' : 'Secondary',
    isIndependent,
    opened: dayOf(random.integer(1950, 2019), 9, 1),
    closed: undefined,
    successorOf: undefined,
    trust: !isIndependent && random.chance(0.35) ? random.pick(trusts) : undefined,
    town,
    postcode: `ZZ${random.integer(1, 99)} ${random.integer(1, 9)}${random.text('ABDEFGHJLNPQRSTUWXYZ', 2)}`,
  };
}

/** The list keeps every school that ever was. */
function longClosed(seed: number, number: number): School {
  const random = randomFrom(seed, 'closed-school', number);
  return {
    ...inventSchool(seed, 400 + number),
    urn: String(925_000 + number),
    trust: undefined,
    closed: dayOf(random.integer(1995, 2023), 8, 31),
  };
}

const towns = ['Netherby', 'Stonewick', 'Marlow Cross', 'Eastmere', 'Hollin Bridge', 'Winterford', 'Saltby'];

export const trusts: readonly Trust[] = [
  'Lantern',
  'Kestrel',
  'Harbour',
  'Meadow',
  'Cornerstone',
  'Ridgeway',
  'Beacon',
  'Foxglove',
  'Milestone',
  'Riverside',
  'Compass',
  'Heartwood',
].map((name, index) => ({
  uid: String(70_001 + index * 3),
  name: `${name} Learning Trust`,
  ukprn: String(10_090_001 + index * 11),
}));
