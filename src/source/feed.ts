/** The feeds that reach us today, by the names that stories, commands and pages use. */
export const feeds = [
  'publish-provider',
  'publish-course',
  'apply-candidate',
  'apply-application',
  'register-sign-off',
  'register-trainee',
  'claim',
  'delivery',
] as const;
export type Feed = (typeof feeds)[number];

/** The family of a feed, as `source` prints it in an answer; no feed brings the calendar's word or a steward's. */
export type SourceFamily = 'apply' | 'register' | 'publish' | 'self' | 'notify' | 'calendar' | 'steward';

const families: Record<Feed, SourceFamily> = {
  'publish-provider': 'publish',
  'publish-course': 'publish',
  'apply-candidate': 'apply',
  'apply-application': 'apply',
  'register-sign-off': 'register',
  'register-trainee': 'register',
  claim: 'self',
  delivery: 'notify',
};

export function familyOf(feed: Feed): SourceFamily {
  return families[feed];
}

const names: ReadonlySet<string> = new Set(feeds);

export function isFeed(text: string): text is Feed {
  return names.has(text);
}

/** Records of these feeds are about one person; the others (courses, providers, sign-offs) are about many. */
export function isPersonFeed(feed: Feed): boolean {
  return feed !== 'publish-provider' && feed !== 'publish-course' && feed !== 'register-sign-off';
}
