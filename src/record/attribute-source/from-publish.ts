import { academicYearOf } from '#kernel/academic-year.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import type { Episode } from '../episode.ts';
import { saidTextOn } from '../evidence/known-record.ts';
import type { PersonView } from '../person-view.ts';
import type { AttributeValue } from './attribute-value.ts';

export function fromPublish(
  view: PersonView,
  episode: Episode | undefined,
  attribute: DecidedAttribute,
  on: PlainDate,
): AttributeValue | undefined {
  const application = episode?.application?.record;
  const uuid = application === undefined ? undefined : saidTextOn(application, 'course_uuid', on);
  const course = uuid === undefined ? undefined : view.book.course(uuid.value);
  if (course === undefined) return undefined;
  switch (attribute) {
    case 'subject':
      return course.name;
    case 'start_date':
      return course.start && { ...course.start, value: course.start.value.shown };
    case 'academic_year':
      return course.start && { ...course.start, value: academicYearOf(course.start.value.date) };
    case 'route':
      return course.fundingType?.value === 'fee' && course.degreeType?.value === 'postgraduate'
        ? { ...course.fundingType, value: 'provider_led_postgrad' }
        : undefined;
    default:
      return undefined;
  }
}
