import type { Random } from '../random.ts';
import type { Course, StartKind } from './course.ts';

export interface CourseChoice {
  readonly draw: (random: Random, cycle: number) => Course;
  readonly findOther: (random: Random, course: Course) => Course | undefined;
  readonly nextYear: (course: Course) => Course | undefined;
}

/** Draws courses by how many people each takes. About 4% start in January, in either of the two Januaries of a cycle. */
export function courseChoice(courses: readonly Course[]): CourseChoice {
  const drawers = new Map<string, (random: Random) => Course | undefined>();
  const bySubject = Map.groupBy(courses, (course) => `${course.cycle}/${course.subject.name}`);
  const byCode = new Map(courses.map((course) => [`${course.cycle}/${course.provider.code}/${course.code}`, course]));

  function drawOf(cycle: number, kind: StartKind): (random: Random) => Course | undefined {
    const key = `${cycle}/${kind}`;
    const drawer =
      drawers.get(key) ?? weightedDrawer(courses.filter((one) => one.cycle === cycle && one.startKind === kind));
    drawers.set(key, drawer);
    return drawer;
  }

  return {
    draw: (random, cycle) => {
      const course = drawOf(cycle, drawStartKind(random))(random) ?? drawOf(cycle, 'september')(random);
      if (course === undefined) throw new Error(`no course in cycle ${cycle}`);
      return course;
    },
    findOther: (random, course) => {
      const others = (bySubject.get(`${course.cycle}/${course.subject.name}`) ?? []).filter(
        (one) => one.accredited !== course.accredited && one.startKind === course.startKind,
      );
      return others.length === 0 ? undefined : random.pick(others);
    },
    nextYear: (course) => byCode.get(`${course.cycle + 1}/${course.provider.code}/${course.code}`),
  };
}

function drawStartKind(random: Random): StartKind {
  const roll = random.next();
  if (roll < 0.02) return 'january_of_cycle';
  if (roll < 0.04) return 'january_after_cycle';
  return roll < 0.07 ? 'august' : 'september';
}

function weightedDrawer(courses: readonly Course[]): (random: Random) => Course | undefined {
  const ends: number[] = [];
  let total = 0;
  for (const course of courses) {
    total += course.weight;
    ends.push(total);
  }
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? total) > target) high = middle;
      else low = middle + 1;
    }
    return courses[low];
  };
}
