/** The feeds that reach us, by the names that stories, commands and pages use. */
export const feeds = [
  'publish-provider',
  'publish-course',
  'apply-candidate',
  'apply-application',
  'register-sign-off',
  'register-trainee',
  'trs-person',
  'trs-event',
  'git-contact',
  'employment',
  'school',
  'vacancy',
  'funding-summary',
  'claim',
  'delivery',
  'sign-in',
] as const;

export type Feed = (typeof feeds)[number];

/** The family of a feed, as `source` prints it in an answer; no feed brings the calendar's word or a steward's. */
export type SourceFamily =
  | 'apply'
  | 'register'
  | 'publish'
  | 'trs'
  | 'git'
  | 'tps'
  | 'gias'
  | 'vacancies'
  | 'funding'
  | 'self'
  | 'notify'
  | 'calendar'
  | 'steward';

const families: Record<Feed, SourceFamily> = {
  'publish-provider': 'publish',
  'publish-course': 'publish',
  'apply-candidate': 'apply',
  'apply-application': 'apply',
  'register-sign-off': 'register',
  'register-trainee': 'register',
  'trs-person': 'trs',
  'trs-event': 'trs',
  'git-contact': 'git',
  employment: 'tps',
  school: 'gias',
  vacancy: 'vacancies',
  'funding-summary': 'funding',
  claim: 'self',
  delivery: 'notify',
  'sign-in': 'self',
};

export function familyOf(feed: Feed): SourceFamily {
  return families[feed];
}

const names: ReadonlySet<string> = new Set(feeds);

export function isFeed(text: string): text is Feed {
  return names.has(text);
}

/** Records of these feeds are about many people or none: courses, providers, sign-offs, schools, jobs, sums of money. */
const ofMany: ReadonlySet<Feed> = new Set<Feed>([
  'publish-provider',
  'publish-course',
  'register-sign-off',
  'school',
  'vacancy',
  'funding-summary',
]);

/** Records of the other feeds are about one person each. */
export function isPersonFeed(feed: Feed): boolean {
  return !ofMany.has(feed);
}
