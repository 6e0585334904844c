import { type Course, type Provider, providerTypeOf } from './place.ts';

/** A provider as Publish's public API tells it. */
export function providerRow(provider: Provider, cycle: number): unknown {
  return {
    id: providerId(provider, cycle),
    type: 'providers',
    attributes: {
      code: provider.code,
      name: provider.name,
      ukprn: provider.ukprn,
      urn: null,
      provider_type: providerTypeOf(provider),
      accredited_body: true,
      region_code: 'london',
      city: 'Madeup',
      postcode: 'ZZ1 1AA',
      train_with_us: 'We train teachers.',
      created_at: `${cycle - 1}-07-08T09:00:00Z`,
      changed_at: `${cycle - 1}-09-01T09:00:00Z`,
    },
  };
}

/** A course as Publish's public API tells it: its start is a month in words. */
export function courseRow({ cycle, provider, number, code, uuid }: Course): unknown {
  return {
    id: String(cycle * 10_000 + number),
    type: 'courses',
    attributes: {
      uuid,
      code,
      name: number % 3 === 0 ? 'Primary' : 'Mathematics',
      level: number % 3 === 0 ? 'primary' : 'secondary',
      state: 'published',
      start_date: `September ${cycle}`,
      program_type: providerTypeOf(provider) === 'university' ? 'higher_education_programme' : 'scitt_programme',
      funding_type: 'fee',
      degree_type: 'postgraduate',
      study_mode: 'full_time',
      qualifications: ['qts', 'pgce'],
      course_length: 'OneYear',
      created_at: `${cycle - 1}-07-08T09:00:00Z`,
      changed_at: `${cycle - 1}-09-01T09:00:00Z`,
    },
    relationships: { provider: { data: { type: 'providers', id: providerId(provider, cycle) } } },
  };
}

function providerId(provider: Provider, cycle: number): string {
  return String(14_000 + provider.index * 10 + (cycle % 10));
}
