import type { Feed } from './feed.ts';

/** A way in which a feed reaches us, and the attributes that it cannot carry: about these it is silent, not denying. */
export type ChannelEntry = {
  readonly name: string;
  readonly silentAbout: readonly string[];
  /** A complete run of it shows everything that there is: what it lacks is gone. No other absence ends anybody. */
  readonly isComplete: boolean;
  /** Every row tells the day of the list, so that a list speaks of its own day, however late it comes in. */
  readonly tellsItsDay?: true;
};

/** What a list is a list of: it ends only records of the parts from which it shows any. */
export type PartOf = (key: string) => string;

/** Who keeps a feed current, how it reaches us, and what its silence means (contracts/ours.yaml). */
export type FeedEntry = {
  readonly owner: string;
  readonly channels: readonly ChannelEntry[];
  /** How often its source changes or sends. */
  readonly cadence: string;
  /** How far what it says may run behind the world. */
  readonly lag: string;
  readonly silence: string;
  /** Another feed that tells of the same things from the same database: of two words of one moment, its word counts. */
  readonly yieldsTo?: Feed;
  /** For a feed whose lists are each of a part of its records: the part to which a key belongs. */
  readonly partOf?: PartOf;
};

/** What the two files of Get Information about Schools can say: of schools, and of their belonging to a group. */
const ofLinks = ['group_uid', 'group_name', 'group_type', 'group_status', 'group_closed', 'joined_date'];
const ofSchools = [
  'name',
  'ukprn',
  'status_code',
  'status',
  'type',
  'phase',
  'local_authority',
  'region',
  'town',
  'postcode',
  'open_date',
  'close_date',
  'last_changed',
  'trust_uid',
  'trust_name',
];

export const catalogue: Readonly<Record<Feed, FeedEntry>> = {
  'publish-provider': {
    owner: 'the provider, in Publish',
    channels: [channel('api')],
    cadence: 'whenever a provider edits it',
    lag: 'none',
    silence: 'nothing: providers stay in their year',
  },
  'publish-course': {
    owner: 'the provider, in Publish',
    channels: [channel('api')],
    cadence: 'whenever a provider edits it; a new year from July',
    lag: 'none',
    silence: 'nothing: courses stay in their year',
  },
  'apply-candidate': {
    owner: 'the candidate for their own data, the provider for decisions',
    channels: [
      channel('api', [
        'date_of_birth',
        'phone_number',
        'address',
        'course_code',
        'training_provider_code',
        'accredited_provider_code',
        'offer_pending_conditions_count',
        'recruited_at',
      ]),
    ],
    cadence: 'hourly',
    lag: 'minutes',
    silence: 'nothing: whoever has no form in the present cycle is out of reach, and a 404 says no more',
    yieldsTo: 'apply-application',
  },
  'apply-application': {
    owner: 'the candidate for their own data, the provider for decisions',
    channels: [channel('api')],
    cadence: 'hourly',
    lag: 'minutes',
    silence: 'nothing: a choice outside the two newest cycles is out of reach',
  },
  'register-sign-off': {
    owner: 'providers, through the census sign-off of Register',
    channels: [channel('file')],
    cadence: 'September to 7 November, as each provider signs off',
    lag: 'a day',
    silence: 'not signed off yet',
  },
  'register-trainee': {
    owner: 'the provider, in Register',
    channels: [
      channel('api', ['commencement_status', 'provider_name']),
      completeChannel('export', [
        'ukprn',
        'commencement_status',
        'previous_last_name',
        'recommended_for_award_at',
        'reinstate_date',
        'iqts_country',
      ]),
      channel('events', ['provider_name']),
    ],
    cadence: 'whenever a provider edits it; the export by hand, about monthly',
    lag: 'one to six weeks behind the world; behind Apply from September to 7 November',
    silence:
      'api and events: nothing, but an event may tell of a deletion; export: gone, when the snapshot is complete',
  },
  'trs-person': {
    owner: 'the Teaching Regulation Agency, fed by Register, the induction service and employers',
    channels: [
      channel('api'),
      channel('find', ['email_address', 'national_insurance_number', 'route', 'status', 'merged_with']),
      channel('answer', [
        'first_name',
        'middle_name',
        'last_name',
        'previous_names',
        'date_of_birth',
        'national_insurance_number',
        'email_address',
        'qts_holds_from',
        'eyts_holds_from',
        'induction_status',
        'induction_start_date',
        'induction_completed_date',
        'route',
        'qtls_status',
      ]),
    ],
    cadence: 'a nightly sweep of the numbers that we know',
    lag: 'minutes behind Register for an outcome; days for a number that waits for a check of duplicates',
    silence: 'nothing: who is not asked for is not shown',
  },
  'trs-event': {
    owner: 'the Teaching Regulation Agency',
    channels: [channel('webhook')],
    cadence: 'as it happens',
    lag: 'minutes; given up after ten tries in three days, and then the sweep finds it',
    silence: 'nothing: an event can be lost on its way',
  },
  'git-contact': {
    owner: 'the person, through Get Into Teaching and its contact centre',
    channels: [channel('file')],
    cadence: 'weekly, contacts changed since the last file',
    lag: 'a week; its copy of Apply is an hour behind Apply, and never a second witness',
    silence: 'nothing: it lists what changed',
  },
  employment: {
    owner: 'Teachers\u2019 Pensions, from employers\u2019 returns',
    channels: [{ ...completeChannel('file'), tellsItsDay: true }],
    cadence: 'monthly, by the 25th',
    lag: 'two months for starts, five and more for ends, which are dated back',
    silence: 'absent for five months: ended at the last known date; absent for less: lag',
  },
  school: {
    owner: 'schools and local authorities, in Get Information about Schools',
    channels: [completeChannel('file', ofLinks), completeChannel('links', ofSchools)],
    cadence: 'daily',
    lag: 'days',
    silence:
      'file: no longer listed, while a closed school stays listed as closed; links: the school has left the group',
    // A link is `<URN>/<group>`: what the file of schools lacks says nothing of it.
    partOf: (key) => (key.includes('/') ? 'links' : 'schools'),
  },
  vacancy: {
    owner: 'schools and trusts, in Teaching Vacancies',
    channels: [completeChannel('api')],
    cadence: 'whenever a school publishes or closes a job',
    lag: 'minutes',
    silence: 'closed, when the whole list was read',
  },
  'funding-summary': {
    owner: 'the Funding team',
    channels: [completeChannel('file')],
    cadence: 'monthly, four files',
    lag: 'a month',
    silence: 'a line that the newer file of its kind and year lacks is gone; of people they say nothing',
    // `<file type>/<provider>/<academic year>/<line>`: a file lists all lines of its kind for the years that it has.
    partOf: (key) =>
      key
        .split('/')
        .filter((_, place) => place === 0 || place === 2)
        .join('/'),
  },
  claim: {
    owner: 'the person',
    channels: [channel('self')],
    cadence: 'whenever they tell us something',
    lag: 'none',
    silence: 'nothing was said',
  },
  delivery: {
    owner: 'GOV.UK Notify',
    channels: [channel('webhook')],
    cadence: 'as messages arrive or fail',
    lag: 'up to three days',
    silence: 'nothing: a receipt can be lost on its way',
  },
  'sign-in': {
    owner: 'the person, through GOV.UK One Login or Teacher Auth',
    channels: [channel('self')],
    cadence: 'each time that they sign in',
    lag: 'none',
    silence: 'they did not sign in',
  },
};

function channel(name: string, silentAbout: readonly string[] = []): ChannelEntry {
  return { name, silentAbout, isComplete: false };
}

function completeChannel(name: string, silentAbout: readonly string[] = []): ChannelEntry {
  return { name, silentAbout, isComplete: true };
}

export function tellsItsDay(feed: Feed, channel: string): boolean {
  return catalogue[feed].channels.some((each) => each.name === channel && each.tellsItsDay === true);
}

/** The first channel of a feed that can say all of these attributes; undefined when none can. */
export function channelFor(feed: Feed, attributes: readonly string[]): string | undefined {
  return catalogue[feed].channels.find((each) => !attributes.some((attribute) => each.silentAbout.includes(attribute)))
    ?.name;
}
