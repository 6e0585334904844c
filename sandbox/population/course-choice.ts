import type { Random } from '../random.ts';
import type { Course } from './course.ts';
import type { StartKind } from './course-form.ts';
import type { Draws } from './draw.ts';

export interface CourseChoice {
  /** For somebody's place: it may start in another month than most. */
  readonly drawPlace: (draws: Draws, cycle: number) => Course;
  /** One that leads to a first degree, which people enter without Apply. */
  readonly drawUndergraduate: (random: Random, cycle: number) => Course;
  readonly draw: (random: Random, cycle: number) => Course;
  readonly findOther: (random: Random, course: Course) => Course | undefined;
  /** In another subject at the same provider, beginning on the same day. */
  readonly findBeside: (random: Random, course: Course) => Course | undefined;
  readonly nextYear: (course: Course) => Course | undefined;
}

/** Draws courses by how many people each takes. */
export function courseChoice(courses: readonly Course[]): CourseChoice {
  const drawers = new Map<string, (random: Random) => Course | undefined>();
  const bySubject = Map.groupBy(courses, (course) => `${course.cycle}/${course.subject.name}`);
  const byProvider = Map.groupBy(courses, (course) => `${course.cycle}/${course.provider.code}`);
  const byCode = new Map(courses.map((course) => [`${course.cycle}/${course.provider.code}/${course.code}`, course]));

  function drawOf(cycle: number, pool: Pool): (random: Random) => Course | undefined {
    const key = `${cycle}/${pool}`;
    const drawer =
      drawers.get(key) ?? weightedDrawer(courses.filter((one) => one.cycle === cycle && poolOf(one) === pool));
    drawers.set(key, drawer);
    return drawer;
  }

  function draw(random: Random, cycle: number): Course {
    const course = drawOf(cycle, 'september')(random);
    if (course === undefined) throw new Error(`no course in cycle ${cycle}`);
    return course;
  }

  /** An ordinary course where nobody offers such a one. */
  function drawFrom(pool: Pool, random: Random, cycle: number): Course {
    return drawOf(cycle, pool)(random) ?? draw(random, cycle);
  }

  return {
    draw,
    drawPlace: ({ about, falls }, cycle) => {
      const january = falls('january_start');
      if (january) return drawFrom(january.chance(0.5) ? 'january_of_cycle' : 'january_after_cycle', january, cycle);
      const august = falls('august_start');
      if (august) return drawFrom('august', august, cycle);
      const long = falls('long_course');
      return long ? drawFrom('long', long, cycle) : draw(about('course'), cycle);
    },
    drawUndergraduate: (random, cycle) => drawFrom('undergraduate', random, cycle),
    findOther: (random, course) => {
      const others = (bySubject.get(`${course.cycle}/${course.subject.name}`) ?? []).filter(
        (one) => one.accredited !== course.accredited && poolOf(one) === poolOf(course),
      );
      return others.length === 0 ? undefined : random.pick(others);
    },
    findBeside: (random, course) => {
      const others = (byProvider.get(`${course.cycle}/${course.provider.code}`) ?? []).filter(
        (one) => one.subject !== course.subject && poolOf(one) === poolOf(course),
      );
      return others.length === 0 ? undefined : random.pick(others);
    },
    nextYear: (course) => byCode.get(`${course.cycle + 1}/${course.provider.code}/${course.code}`),
  };
}

/** Courses that are drawn together. */
type Pool = StartKind | 'long' | 'undergraduate';

function poolOf({ form, startKind }: Course): Pool {
  if (form === 'one_year') return startKind;
  return form === 'part_time' || form === 'degree_apprenticeship' ? 'long' : 'undergraduate';
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
