/** Sources and feeds by the names that the people who use them say. */
export function sourceName(source: string): string {
  return sources[source] ?? source;
}

export function feedName(feed: string): string {
  return feeds[feed] ?? feed;
}

const sources: Readonly<Record<string, string>> = {
  apply: 'Apply for teacher training',
  register: 'Register trainee teachers',
  trs: 'the Teaching Record System',
  git: 'Get Into Teaching',
  publish: 'Publish teacher training courses',
  funding: 'the funding summary',
  tps: 'Teachers’ Pensions',
  gias: 'Get Information about Schools',
  vacancies: 'Teaching Vacancies',
  self: 'the person’s own word',
  notify: 'GOV.UK Notify',
  calendar: 'the calendar',
  'one-login': 'GOV.UK One Login',
  steward: 'a steward',
};

const feeds: Readonly<Record<string, string>> = {
  'apply-candidate': 'Apply: candidates',
  'apply-application': 'Apply: applications',
  'publish-course': 'Publish: courses',
  'publish-provider': 'Publish: providers',
  'register-trainee': 'Register: trainees',
  'register-sign-off': 'Register: census sign-off',
  'trs-person': 'Teaching Record System: people',
  'trs-event': 'Teaching Record System: events',
  'git-contact': 'Get Into Teaching: contacts',
  'funding-summary': 'Funding summaries',
  employment: 'Teachers’ Pensions: employment',
  school: 'Schools',
  vacancy: 'Teaching Vacancies',
  claim: 'The person’s own word',
  delivery: 'Notify: delivery receipts',
  'sign-in': 'Sign-in',
};
