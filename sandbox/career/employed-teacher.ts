import type { Life } from '../population/life.ts';
import { inventPerson } from '../population/person.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, yearOf } from '../time.ts';
import type { Career, InductionStatus, InductionTurn, Post } from './career.ts';
import { pickSchool } from './first-years.ts';
import { isOpenOn, type School } from './school.ts';

/** Somebody who taught before the story begins: no service but the regulator's and the pension scheme's knows of them. */
export interface EmployedTeacher {
  readonly life: Life;
  readonly career: Career;
}

/** Three for every hundred recruits of a cycle. */
export function inventEmployedTeachers(
  seed: number,
  people: number,
  schools: readonly School[],
): readonly EmployedTeacher[] {
  return Array.from({ length: Math.ceil(people * 0.03) }, (_, index) => inventTeacher(seed, index, schools));
}

function inventTeacher(seed: number, index: number, schools: readonly School[]): EmployedTeacher {
  const random = randomFrom(seed, 'employed-teacher', index);
  // Every third is still in induction when the story begins.
  const year = index % 3 === 0 ? 2023 : random.integer(1998, 2022);
  const person = inventPerson(random, 3_000_000 + index, year);
  const qts = dayOf(year, 7, random.integer(1, 25));
  const life: Life = {
    id: `E${String(index + 1).padStart(6, '0')}`,
    isDirect: true,
    person,
    episodes: [],
    changes: [],
  };
  const posts = postsOf(random, qts, schools);
  return { life, career: { qts, posts, induction: inductionOf(random, qts, posts[0]?.start ?? qts) } };
}

function postsOf(random: Random, qts: Day, schools: readonly School[]): readonly Post[] {
  const state = schools.filter(
    ({ isIndependent, closed, opened }) => !isIndependent && closed === undefined && opened < dayOf(1990, 1, 1),
  );
  const start = dayOf(yearOf(qts), 9, 1);
  const first: Post = {
    school: pickSchool(random, start, state),
    agreedOn: start - 60,
    start,
    end: undefined,
    kind: random.chance(0.75) ? 'FT' : random.pick(['PTR', 'PTI', 'PT']),
  };
  const fate = random.next();
  if (fate < 0.6) return [first];
  if (fate < 0.75) return [{ ...first, end: random.integer(dayOf(2024, 11, 30), dayOf(2026, 7, 31)) }];
  if (fate < 0.85) {
    const again = dayOf(2025, 9, 1);
    return [
      { ...first, end: dayOf(2024, 7, 20) },
      { ...first, school: pickSchool(random, again, state), agreedOn: again - 40, start: again },
    ];
  }
  const move = dayOf(random.pick([2025, 2026]), random.pick([1, 9]), 2);
  const next = schools.filter((school) => !school.isIndependent && isOpenOn(school, move));
  return [
    { ...first, end: move - 2 },
    { ...first, school: pickSchool(random, move, next), agreedOn: move - 50, start: move },
  ];
}

function inductionOf(random: Random, qts: Day, start: Day): readonly InductionTurn[] {
  const required: InductionTurn = { on: qts, status: 'RequiredToComplete', start: undefined, completed: undefined };
  if (random.chance(0.08)) return [{ ...required, status: 'Exempt' }];
  const completed = dayOf(yearOf(start) + 2, 7, 10);
  const end = random.chance(0.04) ? random.pick<InductionStatus>(['Failed', 'FailedInWales']) : 'Passed';
  return [
    required,
    { on: start, status: 'InProgress', start, completed: undefined },
    { on: completed, status: end, start, completed },
  ];
}
