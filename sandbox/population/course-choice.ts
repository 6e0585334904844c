import type { Random } from '../random.ts';
import type { Course, StartKind } from './course.ts';
import type { Draws } from './draw.ts';

export interface CourseChoice {
  /** For somebody's place: it may start in another month than most. */
  readonly drawPlace: (draws: Draws, cycle: number) => Course;
  readonly draw: (random: Random, cycle: number) => Course;
  readonly findOther: (random: Random, course: Course) => Course | undefined;
  readonly nextYear: (course: Course) => Course | undefined;
}

/** Draws courses by how many people each takes. */
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

  function draw(random: Random, cycle: number): Course {
    const course = drawOf(cycle, 'september')(random);
    if (course === undefined) throw new Error(`no course in cycle ${cycle}`);
    return course;
  }

  return {
    draw,
    drawPlace: ({ about, falls }, cycle) => {
      const january = falls('january_start');
      if (january !== undefined) {
        const kind = january.chance(0.5) ? 'january_of_cycle' : 'january_after_cycle';
        return drawOf(cycle, kind)(january) ?? draw(january, cycle);
      }
      const august = falls('august_start');
      return (august && drawOf(cycle, 'august')(august)) ?? draw(about('course'), cycle);
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
