import type { Random } from '../random.ts';
import { instantOn, utcDayOf } from '../time.ts';
import type { Try } from './account.ts';
import type { Course } from './course.ts';
import type { CourseChoice } from './course-choice.ts';
import { type Episode, eventIn, type LifeEvent } from './life.ts';
import { sent, type Way } from './other-choice.ts';
import { workingHour } from './recruitment.ts';

/** A second firm place on the same form, mostly given back before the course begins; a few are never tidied away. */
export function secondPlace(
  random: Random,
  episode: Episode,
  way: Way,
  choiceId: number,
  courses: CourseChoice,
): { episode: Episode; attempted: Try } | undefined {
  const { recruited } = way;
  const course = universityCourse(random, recruited.course, courses);
  if (course === undefined) return undefined;
  const recruitedAt = workingHour(random, recruited.on + random.integer(2, 12));
  const latest = Math.min(way.until, instantOn(Math.min(course.startDay, recruited.course.startDay) - 2, 0));
  const withdrewAt = Math.min(latest, workingHour(random, recruited.on + random.integer(20, 140)));
  if (withdrewAt < recruitedAt + instantOn(2, 0)) return undefined;

  const application = { ...episode.application, choiceId: String(choiceId) };
  const isKept = way.isFirm && eventIn(episode.events, 'started') !== undefined && random.chance(0.2);
  const events: LifeEvent[] = [
    { kind: 'recruited', at: recruitedAt, on: utcDayOf(recruitedAt), course, openConditions: 0, metConditions: 1 },
  ];
  if (!isKept) events.push({ kind: 'apply_withdrew', at: withdrewAt, on: utcDayOf(withdrewAt) });
  return {
    episode: { application, events },
    attempted: {
      choiceId,
      course,
      steps: [
        ...sent(way),
        { at: way.acceptedAt, status: 'offer' },
        { at: recruited.at + instantOn(0, 2), status: 'pending_conditions' },
      ],
      interview: undefined,
      place: { application, recruitedAt },
    },
  };
}

/** At a university, because its recruits are never copied from Apply into Register: nobody there knows of this place. */
function universityCourse(random: Random, course: Course, courses: CourseChoice): Course | undefined {
  for (let count = 0; count < 8; count += 1) {
    const other = courses.findOther(random, course);
    if (other?.accredited.type === 'university') return other;
  }
  return undefined;
}
