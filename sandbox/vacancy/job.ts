import { isOpenOn, type School } from '../career/school.ts';
import { secondarySubjects } from '../population/subject.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, type Instant, instantOn } from '../time.ts';
import { setTraps, type TrapSet } from '../trap-set.ts';

/** One job advertised. Nothing about whoever applies for it. */
export interface Job {
  readonly slug: string;
  readonly title: string;
  readonly role: string;
  readonly school: School;
  /** Advertised by the trust, for several of its schools. */
  readonly isOfTrust: boolean;
  readonly postedAt: Instant;
  readonly validThrough: Instant;
  /** When it leaves the list: at its end, or before. */
  readonly goneAt: Instant;
  readonly salary: string | undefined;
  readonly employmentType: string | readonly string[] | null;
}

/** About sixty jobs at a time, and one more for every forty recruits of a cycle. */
export function inventJobs(
  seed: number,
  people: number,
  schools: readonly School[],
  traps: TrapSet = setTraps(seed, []),
): readonly Job[] {
  // A school that will close is looking for nobody, and one that will open has not begun to.
  const lasting = schools.filter((one) => one.closed === undefined && isOpenOn(one, dayOf(2024, 8, 20)));
  const jobs: Job[] = [];
  const perDay = (60 + people / 40) / 21;
  for (let day = dayOf(2024, 8, 20); day < dayOf(2027, 12, 31); day += 1) {
    const random = randomFrom(seed, 'jobs', day);
    const count = Math.floor(perDay) + (random.chance(perDay % 1) ? 1 : 0);
    for (let number = 0; number < count; number += 1) jobs.push(inventJob(random, day, jobs.length, lasting, traps));
  }
  return jobs;
}

function inventJob(random: Random, day: Day, number: number, schools: readonly School[], traps: TrapSet): Job {
  const school = random.pick(schools);
  const role = random.pick(['teacher', 'teacher', 'teacher', 'head_of_year', 'teaching_assistant']);
  const subject = school.phase === 'Primary' ? 'Primary' : random.pick(secondarySubjects).name;
  const title = {
    teacher: `${subject} Teacher`,
    head_of_year: 'Head of Year',
    teaching_assistant: 'Teaching Assistant',
  }[role];
  const postedAt = instantOn(day, random.integer(7, 19), random.integer(0, 59));
  const validThrough = instantOn(day + random.integer(10, 32), 11, 59);
  const withdrawn = traps.before(`job-${number}`)('vacancy_withdrawn');
  return {
    // Two schools may advertise alike on one day: the number makes it one thing.
    slug: `${title} ${school.name} ${number}`
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-'),
    title: title ?? 'Teacher',
    role,
    school,
    isOfTrust: school.trust !== undefined && random.chance(0.15),
    postedAt,
    validThrough,
    goneAt: withdrawn === undefined ? validThrough : postedAt + instantOn(withdrawn.integer(1, 8), 4),
    salary: random.chance(0.8)
      ? random.pick(['M1 to M6', 'MPS/UPS', '£31,650 to £43,607', 'Main pay range'])
      : undefined,
    employmentType: random.pick(['FULL_TIME', 'FULL_TIME', ['FULL_TIME', 'PART_TIME'], 'PART_TIME', null]),
  };
}

/** Newest first, as the service lists them. */
export function liveJobs(jobs: readonly Job[], now: Instant): readonly Job[] {
  return jobs
    .filter(({ postedAt, goneAt }) => postedAt <= now && now < goneAt)
    .sort((one, other) => other.postedAt - one.postedAt || (one.slug < other.slug ? -1 : 1));
}
