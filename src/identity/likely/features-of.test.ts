import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instant } from '#kernel/instant.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { type Feed, feeds } from '#source/feed.ts';
import { cleaning } from '../../../test/support/match.ts';
import type { Features } from '../features.ts';
import { careerAttributes } from './career-of.ts';
import { describingOf } from './describing.ts';
import { featuresOf } from './features-of.ts';
import { emptyProviderBook } from './provider-book.ts';

describe('what matching knows of a record of', () => {
  it('an account in Apply: the names of its forms and its address', () => {
    expectFeatures(
      'apply-candidate',
      { first_name: 'Zoë', last_name: "O'Brien", email: 'Zoe+a@mail.test' },
      {
        firstNames: ['zoe'],
        lastNames: ['obrien'],
        emails: ['zoe@mail.test'],
      },
    );
  });

  it('a choice in Apply: the postcode out of its address, and the cycle', () => {
    const said = { first_name: 'Ana', date_of_birth: '2001-06-07', phone_number: '+44 7700 900123' };
    const more = { address: ['1 Mill Road', 'Netherby', 'ZZ1 1AB'], recruitment_cycle_year: 2025 };
    expectFeatures(
      'apply-application',
      { ...said, ...more },
      {
        firstNames: ['ana'],
        datesOfBirth: ['2001-06-07'],
        phones: ['07700900123'],
        postcodes: ['ZZ11AB'],
        others: { year: ['2025'] },
      },
    );
  });

  it('a choice whose address has no postcode: none', () => {
    expectFeatures(
      'apply-application',
      { last_name: 'Reyes', address: ['Rua Alta', 'Lisboa'] },
      { lastNames: ['reyes'] },
    );
  });

  it('a trainee: the name before, the years and the provider', () => {
    const said = { first_names: 'Ana', middle_names: 'Lucía', last_name: 'Okafor', previous_last_name: 'Reyes' };
    expectFeatures(
      'register-trainee',
      { ...said, trn: '3000101', itt_start_date: '2026-01-05', ukprn: '10000001' },
      {
        firstNames: ['ana'],
        middleNames: ['lucia'],
        lastNames: ['okafor', 'reyes'],
        trn: '3000101',
        others: { year: ['2025', '2026'], place: ['trained at 10000001'] },
      },
    );
  });

  it("the regulator's: previous names, the insurance number, and the number that it is", () => {
    const said = {
      first_name: 'Ana',
      last_name: 'Okafor',
      previous_names: { first: 'Ana', middle: null, last: 'Reyes' },
    };
    expectFeatures(
      'trs-person',
      { ...said, national_insurance_number: 'AB987654C', email_address: 'a@mail.test' },
      {
        firstNames: ['ana'],
        lastNames: ['okafor', 'reyes'],
        nationalInsuranceNumber: 'AB987654',
        emails: ['a@mail.test'],
        trn: '3000101',
      },
    );
  });

  it('an enquirer: both addresses', () => {
    const said = { first_name: 'Ana', email: 'a@mail.test', second_email: 'b@mail.test', postcode: 'zz1 1ab' };
    expectFeatures('git-contact', said, {
      firstNames: ['ana'],
      emails: ['a@mail.test', 'b@mail.test'],
      postcodes: ['ZZ11AB'],
    });
  });

  it('an account that somebody signs in with: its address only once that was proved', () => {
    const said = { verified_name: 'Ana Lucía Reyes', verified_date_of_birth: '2001-06-07', email: 'a@mail.test' };
    const known = { firstNames: ['ana'], middleNames: ['lucia'], lastNames: ['reyes'], datesOfBirth: ['2001-06-07'] };
    expectFeatures('sign-in', { ...said, email_verified: false }, known);
    expectFeatures('sign-in', { ...said, email_verified: true }, { ...known, emails: ['a@mail.test'] });
    const unnamed = { email: 'a@mail.test', trn: '3000101' };
    expectFeatures('sign-in', { ...unnamed, email_verified: true }, { emails: ['a@mail.test'], trn: '3000101' });
    assert.equal(read('sign-in', [{ ...unnamed, email_verified: false }]), null);
  });

  it('whoever is named by number alone: nothing', () => {
    for (const feed of ['employment', 'trs-event', 'claim', 'delivery'] as const)
      assert.equal(read(feed, [{ first_name: 'Ana', date_of_birth: '2001-06-07', trn: '3000101' }]), null);
    assert.equal(read('register-trainee', [{ trn: '3000101', email: 'a@mail.test' }]), null);
  });
});

it('what a record said before stays, behind what it says now', () => {
  const features = read(
    'register-trainee',
    [{ last_name: 'Okafor' }],
    [{ last_name: 'Reyes' }, { last_name: 'Okafor' }],
  );
  assert.deepEqual(features?.lastNames, ['okafor', 'reyes']);
});

it('the same statements in another order are the same features', () => {
  const [now, then] = [[{ last_name: 'Reyes', first_names: 'Ana' }], [{ last_name: 'B' }, { last_name: 'A' }]];
  assert.deepEqual(read('register-trainee', now, then), read('register-trainee', now, then.toReversed()));
});

it('nothing of a special category is evidence of who somebody is', () => {
  const special = /sex|gender|ethnic|disab|nationality|religion|health/;
  for (const feed of feeds) {
    const read = [...Object.keys(describingOf(feed) ?? {}), ...careerAttributes];
    assert.deepEqual(
      read.filter((attribute) => special.test(attribute)),
      [],
    );
  }
});

type Said = Readonly<Record<string, Json>>;

function expectFeatures(feed: Feed, said: Said, known: Partial<Features>): void {
  const nothing = { firstNames: [], middleNames: [], lastNames: [], datesOfBirth: [], emails: [], postcodes: [] };
  assert.deepEqual(read(feed, [said]), {
    ref: { feed, key: '3000101' },
    ...nothing,
    phones: [],
    nationalInsuranceNumber: null,
    trn: null,
    others: {},
    ...known,
  });
}

function read(feed: Feed, now: readonly Said[], before: readonly Said[] = []): Features | null {
  const ref = { feed, key: '3000101' };
  const observations = [
    ...before.flatMap((said) => observe(feed, said, false)),
    ...now.flatMap((said) => observe(feed, said, true)),
  ];
  return featuresOf(ref, observations, cleaning, emptyProviderBook);
}

function observe(feed: Feed, said: Said, isOpen: boolean): readonly Observation[] {
  const at = instant('2025-10-06T02:00:00Z');
  const times = { assertedAt: at, runStartedAt: at, recordedFrom: at, recordedTo: isOpen ? null : at };
  const ref = { feed, key: '3000101', channel: 'api', id: '' };
  return Object.entries(said).map(([attribute, value]) => ({ ...ref, item: '', attribute, value, ...times }));
}
