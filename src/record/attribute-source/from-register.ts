import type { PlainDate } from '#kernel/plain-date.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import { parseRoute } from '#source/training-route.ts';
import { type KnownRecord, latest, latestText, type Said, saidTextOn } from '../evidence/known-record.ts';
import type { Registration } from '../facet/registration.ts';
import type { PersonView } from '../person-view.ts';
import { type AttributeValue, nameFrom } from './attribute-value.ts';

export function fromRegister(
  registration: Registration,
  attribute: DecidedAttribute,
  on: PlainDate,
): AttributeValue | undefined {
  const { record } = registration;
  switch (attribute) {
    case 'legal_name':
      return nameFrom(saidTextOn(record, 'first_names', on), saidTextOn(record, 'last_name', on));
    case 'subject':
      return latestText(record, 'course_subject_1');
    case 'provider':
    case 'accredited_provider': {
      // Where Publish knows the provider, by the code that Apply uses too, so that equal providers are seen to agree.
      const said = latestText(record, 'ukprn') ?? latestText(record, 'provider_name');
      return said && { ...said, value: registration.providerCode ?? said.value };
    }
    case 'route': {
      const said = latestText(record, 'training_route');
      const route = said === undefined ? undefined : parseRoute(said.value);
      return said === undefined || route === undefined ? undefined : { ...said, value: route };
    }
    case 'start_date':
      return latestText(record, 'itt_start_date');
    case 'expected_end':
      return latestText(record, 'itt_end_date');
    case 'training_country':
      return latestText(record, 'iqts_country');
    case 'academic_year':
      return yearFrom(latestText(record, 'itt_start_date'));
    case 'date_of_birth':
    case 'trn':
      return latestText(record, attribute);
    case 'course':
    case 'preferred_name':
    case 'placement':
    case 'qts':
    case 'eyts':
    case 'induction':
    case 'employment_school':
    case 'one_login':
    case 'professional_status':
      return undefined;
  }
}

/** A trainee start date that differs from the course's was typed by somebody. */
export function independentStart(record: KnownRecord, attribute: DecidedAttribute): AttributeValue | undefined {
  const own = latestText(record, 'trainee_start_date');
  return attribute === 'start_date' && own !== undefined && own.value !== latest(record, 'itt_start_date')?.value
    ? own
    : undefined;
}

/** A draft repeats what Apply said at the import: it counts only of somebody whom Apply does not know. */
export function besideEpisodes({ registrations, applications, forms }: PersonView): Registration | undefined {
  const sent = registrations.findLast(({ state }) => state?.value !== 'draft');
  return sent ?? (applications.length + forms.length === 0 ? registrations.at(-1) : undefined);
}

function yearFrom(said: Said<string> | undefined): AttributeValue | undefined {
  if (said === undefined) return undefined;
  const year = Number(said.value.slice(0, 4)) - (said.value.slice(5) >= '08-01' ? 0 : 1);
  return { ...said, value: year };
}
