/**
 * Whom we can hear about which attribute of a person (domain 3.2): the keys are the sources as `policy/authority.yaml` names
 * them. A source that is silent about one can never give it, however high a text ranks it.
 */
export const spokenAttributes: Readonly<Record<string, readonly string[]>> = {
  trs: [
    'trn',
    'legal_name',
    'date_of_birth',
    'qts',
    'eyts',
    'induction',
    'one_login',
    'professional_status',
    'training_country',
  ],
  register: [
    'trn',
    'legal_name',
    'date_of_birth',
    'course',
    'subject',
    'provider',
    'accredited_provider',
    'route',
    'start_date',
    'expected_end',
    'academic_year',
    'placement',
    'training_country',
  ],
  'register-independent': ['start_date'],
  apply: ['legal_name', 'date_of_birth', 'course', 'provider', 'accredited_provider'],
  publish: ['subject', 'route', 'start_date', 'academic_year'],
  git: ['legal_name', 'date_of_birth'],
  tps: ['employment_school'],
  /** Not a source: what usually holds, by the policy. */
  calendar: ['expected_end'],
  self: ['preferred_name', 'start_date', 'course', 'provider', 'placement', 'employment_school', 'one_login'],
};

/** The same of the ways to reach a person. */
export const spokenContacts: Readonly<Record<string, readonly string[]>> = {
  self: ['email', 'phone', 'address'],
  apply: ['email', 'phone', 'address'],
  git: ['email', 'phone', 'address'],
  register: ['email', 'phone'],
  trs: ['email'],
  'one-login': ['email'],
};
