import { cycleYears } from '../calendar.ts';
import type { Provider } from '../population/provider.ts';
import { type Instant, instantText } from '../time.ts';
import { rolledOverAt } from './publish-history.ts';

/** Publish keeps one row for a provider in each cycle. */
export function providerId(provider: Provider, cycle: number): number {
  return 14000 + provider.index * 10 + (cycle - cycleYears[0]);
}

export function providerResource(provider: Provider, cycle: number, changedAt: Instant): unknown {
  return {
    id: String(providerId(provider, cycle)),
    type: 'providers',
    attributes: {
      code: provider.code,
      name: provider.name,
      ukprn: provider.ukprn,
      urn: provider.type === 'university' ? null : provider.urn,
      provider_type: provider.type,
      accredited_body: provider.accreditedBy === undefined,
      region_code: provider.region,
      city: provider.city,
      county: null,
      postcode: `ZZ${1 + (provider.index % 99)} 1AA`,
      street_address_1: `${provider.name} House`,
      street_address_2: null,
      street_address_3: null,
      latitude: null,
      longitude: null,
      telephone: '01632 960000',
      email: `admissions@${provider.domain}`,
      website: `https://www.${provider.domain}`,
      train_with_us: 'We train teachers.',
      train_with_disability: 'Tell us what you need.',
      can_sponsor_skilled_worker_visa: false,
      can_sponsor_student_visa: provider.type === 'university',
      selectable_school: false,
      discarded_at: null,
      created_at: instantText(rolledOverAt(provider, cycle)),
      changed_at: instantText(changedAt),
    },
    relationships: { recruitment_cycle: { data: { type: 'recruitment_cycles', id: String(cycle - 2018) } } },
  };
}
