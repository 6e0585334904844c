import type { Feed } from './feed.ts';

/** A way in which a feed reaches us, and the attributes that it cannot carry: about these it is silent, not denying. */
export type ChannelEntry = { readonly name: string; readonly silentAbout: readonly string[] };

/** Who keeps a feed current, how it reaches us, and what its silence means (contracts/ours.yaml). */
export type FeedEntry = {
  readonly owner: string;
  readonly channels: readonly ChannelEntry[];
  readonly silence: string;
  /** Another feed that tells of the same things from the same database: of two words of one moment, its word counts. */
  readonly yieldsTo?: Feed;
};

export const catalogue: Readonly<Record<Feed, FeedEntry>> = {
  'publish-provider': {
    owner: 'the provider, in Publish',
    channels: [{ name: 'api', silentAbout: [] }],
    silence: 'nothing: providers stay in their year',
  },
  'publish-course': {
    owner: 'the provider, in Publish',
    channels: [{ name: 'api', silentAbout: [] }],
    silence: 'nothing: courses stay in their year',
  },
  'apply-candidate': {
    owner: 'the candidate for their own data, the provider for decisions',
    channels: [
      {
        name: 'api',
        silentAbout: [
          'date_of_birth',
          'phone_number',
          'address',
          'course_code',
          'training_provider_code',
          'accredited_provider_code',
          'offer_pending_conditions_count',
          'recruited_at',
        ],
      },
    ],
    silence: 'nothing: whoever has no form in the present cycle is out of reach, and a 404 says no more',
    yieldsTo: 'apply-application',
  },
  'apply-application': {
    owner: 'the candidate for their own data, the provider for decisions',
    channels: [{ name: 'api', silentAbout: [] }],
    silence: 'nothing: a choice outside the two newest cycles is out of reach',
  },
  'register-sign-off': {
    owner: 'providers, through the census sign-off of Register',
    channels: [{ name: 'file', silentAbout: [] }],
    silence: 'not signed off yet',
  },
  'register-trainee': {
    owner: 'the provider, in Register',
    channels: [
      { name: 'api', silentAbout: ['commencement_status'] },
      {
        name: 'export',
        silentAbout: [
          'ukprn',
          'commencement_status',
          'previous_last_name',
          'recommended_for_award_at',
          'reinstate_date',
        ],
      },
      { name: 'events', silentAbout: [] },
    ],
    silence: 'api and events: nothing; export: gone, when the snapshot is complete',
  },
  claim: {
    owner: 'the person',
    channels: [{ name: 'self', silentAbout: [] }],
    silence: 'nothing was said',
  },
  delivery: {
    owner: 'GOV.UK Notify',
    channels: [{ name: 'webhook', silentAbout: [] }],
    silence: 'nothing: a receipt can be lost on its way',
  },
};

/** The first channel of a feed that can say all of these attributes; undefined when none can. */
export function channelFor(feed: Feed, attributes: readonly string[]): string | undefined {
  return catalogue[feed].channels.find(
    (channel) => !attributes.some((attribute) => channel.silentAbout.includes(attribute)),
  )?.name;
}
