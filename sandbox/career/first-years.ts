import { eventIn, type Life } from '../population/life.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Day, dayOf, monthOf, yearOf } from '../time.ts';
import { type Career, type InductionTurn, noCareer, type Post } from './career.ts';
import { isOpenOn, type School } from './school.ts';

/** What follows a course that ends well: a first post from the next term, mostly, and two years of induction. */
export function inventFirstYears(seed: number, life: Life, schools: readonly School[]): Career {
  const outcome = life.episodes
    .map(({ events }) => eventIn(events, 'outcome_submitted'))
    .findLast((event) => event !== undefined);
  if (outcome === undefined) return noCareer;
  const random = randomFrom(seed, 'career', life.id);
  // The standards are met two days before the office says so, and the status is held from then.
  const qts = outcome.on - 2;
  const posts = inventPosts(random, qts, schools);
  return { qts, posts, induction: random.chance(0.01) ? exempt(qts) : inductionOf(random, qts, posts) };
}

function inventPosts(random: Random, qts: Day, schools: readonly School[]): readonly Post[] {
  const fate = random.next();
  // Two in ten never teach in a school of the state.
  if (fate > 0.8) return [];
  const start = termAfter(fate > 0.72 ? qts + 100 : qts) + random.pick([0, 0, 0, 1, 2]);
  const first: Post = {
    school: pickSchool(random, start, schools),
    agreedOn: start - random.integer(20, 170),
    start,
    end: random.chance(0.1) ? start + random.integer(25, 200) : undefined,
    kind: random.chance(0.85) ? 'FT' : random.pick(['PTR', 'PTI', 'PT']),
  };
  if (first.end === undefined || random.chance(0.5)) return [first];
  const again = termAfter(first.end + 20);
  return [
    first,
    { ...first, school: pickSchool(random, again, schools), agreedOn: again - 30, start: again, end: undefined },
  ];
}

export function pickSchool(random: Random, day: Day, schools: readonly School[]): School {
  const open = schools.filter((school) => isOpenOn(school, day) && isOpenOn(school, day + 365));
  return random.pick(open);
}

/** Terms begin on the first of September and early in January. */
export function termAfter(day: Day): Day {
  const september = dayOf(yearOf(day), 9, 1);
  if (day <= september && monthOf(day) >= 5) return september;
  const january = dayOf(yearOf(day) + (monthOf(day) === 1 && day <= dayOf(yearOf(day), 1, 6) ? 0 : 1), 1, 6);
  return monthOf(day) >= 9 || monthOf(day) === 1 ? january : september;
}

function exempt(qts: Day): readonly InductionTurn[] {
  return [{ on: qts, status: 'Exempt', start: undefined, completed: undefined }];
}

function inductionOf(random: Random, qts: Day, posts: readonly Post[]): readonly InductionTurn[] {
  const required: InductionTurn = { on: qts, status: 'RequiredToComplete', start: undefined, completed: undefined };
  const post = posts.find(({ school, kind }) => !school.isIndependent && kind !== 'PTI');
  if (post === undefined) return [required];
  const begun: InductionTurn = { on: post.start, status: 'InProgress', start: post.start, completed: undefined };
  if (post.end !== undefined) return [required, begun];
  const years = random.chance(0.03) ? 1 : 2;
  const completed = dayOf(yearOf(post.start) + years, 7, 15);
  const end = random.chance(0.01) ? 'Failed' : 'Passed';
  return [required, begun, { on: completed, status: end, start: post.start, completed }];
}
