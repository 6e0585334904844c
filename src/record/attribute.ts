import { academicYearOf } from '#kernel/academic-year.ts';
import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { type AuthoritySource, type DecidedAttribute, decidedAttributes, sourcesFor } from '#policy/authority.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { Confidence } from '#source/status.ts';
import { parseRoute } from '#source/training-route.ts';
import type { AttributeAnswer } from './answer.ts';
import { postOn } from './employment-history.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import { type KnownRecord, latest, latestText, type Said, saidTextOn } from './evidence/known-record.ts';
import type { ReferenceBook } from './facet/reference-book.ts';
import type { Registration } from './facet/registration.ts';
import type { PersonView } from './person-view.ts';
import { heldClaim } from './rule/waiting.ts';

type Value = Said<string | number>;

/** Every attribute that some source can give, by the authority text: the first source of the window that has one wins. */
export function attributesOn(
  view: PersonView,
  episode: Episode | undefined,
  window: Window,
  when: When,
  policy: Policy,
): Readonly<Record<string, AttributeAnswer>> {
  const answers: Record<string, AttributeAnswer> = {};
  for (const attribute of decidedAttributes) {
    const order = sourcesFor(policy.authority, attribute, window);
    const said = order.map((source, index) => ({
      source,
      rank: index + 1,
      value: saidBy(source, attribute, view, episode, when, policy),
    }));
    const held = said.flatMap(({ source, rank, value }) => (value === undefined ? [] : [{ source, rank, value }]));
    const [winner] = held;
    if (winner === undefined) continue;
    const agreeing = held.filter(
      (each) => each.value.value === winner.value.value && family(each.source) !== family(winner.source),
    );
    answers[attribute] = {
      value: winner.value.value,
      source: family(winner.source),
      confidence: confidenceOf(winner.rank, agreeing.length),
      since: londonDate(winner.value.assertedAt),
      rule: `authority.${attribute}/${window}/${winner.rank}`,
      because: [winner.value.observation, ...agreeing.map((each) => each.value.observation)],
    };
  }
  return answers;
}

function confidenceOf(rank: number, agreeing: number): Confidence {
  if (rank === 1) return 'confirmed';
  return agreeing > 0 ? 'corroborated' : 'provisional';
}

function family(source: AuthoritySource): string {
  return source === 'register-independent' ? 'register' : source;
}

function saidBy(
  source: AuthoritySource,
  attribute: DecidedAttribute,
  view: PersonView,
  episode: Episode | undefined,
  when: When,
  policy: Policy,
): Value | undefined {
  const { on } = when;
  switch (source) {
    case 'apply': {
      const { record } = episode?.application ?? view.applications.at(-1) ?? view.forms.at(-1) ?? {};
      return record === undefined ? undefined : fromApply(record, attribute, on, view.book);
    }
    case 'register':
    case 'register-independent': {
      const registration = episode?.registration ?? besideEpisodes(view);
      if (registration === undefined) return undefined;
      return source === 'register'
        ? fromRegister(registration, attribute, on)
        : independentStart(registration.record, attribute);
    }
    case 'publish':
      return fromPublish(view, episode, attribute, on);
    case 'self': {
      if (attribute === 'preferred_name') return preferredName(view, on);
      const claim = episode === undefined || attribute !== 'start_date' ? undefined : heldClaim(episode, when, policy);
      return claim && { value: claim.on, assertedAt: claim.saidAt, observation: claim.observation };
    }
    case 'trs':
      return fromRegulator(view, attribute, on);
    case 'git':
      return fromEnquiry(view, attribute, on);
    case 'tps': {
      const { present } = postOn(view.posts, on);
      return attribute === 'employment_school' && present ? { ...present.start, value: present.urn } : undefined;
    }
  }
}

/** What the regulator says under a number that still stands. */
function fromRegulator({ regulated }: PersonView, attribute: DecidedAttribute, on: PlainDate): Value | undefined {
  const record = regulated?.records.at(-1);
  if (regulated === undefined || record === undefined) return undefined;
  switch (attribute) {
    case 'legal_name':
      return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
    case 'date_of_birth':
    case 'trn':
      return latestText(record, attribute);
    case 'qts':
    case 'eyts': {
      const held = regulated[attribute];
      return held !== undefined && held.value <= on ? held : undefined;
    }
    case 'induction': {
      const step = regulated.induction.findLast(({ from }) => from <= on);
      const said = latest(record, 'induction_status');
      return step && said && { value: step.status, assertedAt: said.assertedAt, observation: step.observation };
    }
    default:
      return undefined;
  }
}

function preferredName({ selfSaid }: PersonView, on: PlainDate): Value | undefined {
  const said = selfSaid.findLast(({ kind, from }) => kind === 'preferred_name' && londonDate(from) <= on);
  return typeof said?.value === 'string'
    ? { value: said.value, assertedAt: said.from, observation: said.observation }
    : undefined;
}

function fromEnquiry({ records }: PersonView, attribute: DecidedAttribute, on: PlainDate): Value | undefined {
  const record = records.findLast(({ ref }) => ref.feed === 'git-contact');
  if (record === undefined) return undefined;
  if (attribute === 'legal_name')
    return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
  return attribute === 'date_of_birth' ? saidTextOn(record, attribute, on) : undefined;
}

/** A draft repeats what Apply said at the import: it counts only of somebody whom Apply does not know. */
function besideEpisodes({ registrations, applications, forms }: PersonView): Registration | undefined {
  const sent = registrations.findLast(({ state }) => state?.value !== 'draft');
  return sent ?? (applications.length + forms.length === 0 ? registrations.at(-1) : undefined);
}

/** The Candidate API names the course alone; its code and its providers' are then what Publish says of that course. */
function fromApply(
  record: KnownRecord,
  attribute: DecidedAttribute,
  on: PlainDate,
  book: ReferenceBook,
): Value | undefined {
  const uuid = saidTextOn(record, 'course_uuid', on)?.value;
  const course = uuid === undefined ? undefined : book.course(uuid);
  switch (attribute) {
    case 'legal_name':
      return nameFrom(saidTextOn(record, 'first_name', on), saidTextOn(record, 'last_name', on));
    case 'date_of_birth':
      return saidTextOn(record, 'date_of_birth', on);
    case 'course':
      return saidTextOn(record, 'course_code', on) ?? course?.code;
    case 'provider':
      return saidTextOn(record, 'training_provider_code', on) ?? course?.providerCode;
    case 'accredited_provider':
      return (
        saidTextOn(record, 'accredited_provider_code', on) ??
        saidTextOn(record, 'training_provider_code', on) ??
        course?.accreditedCode ??
        course?.providerCode
      );
    default:
      return undefined;
  }
}

function fromRegister(registration: Registration, attribute: DecidedAttribute, on: PlainDate): Value | undefined {
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
    case 'academic_year':
      return yearFrom(latestText(record, 'itt_start_date'));
    case 'date_of_birth':
    case 'trn':
      return latestText(record, attribute);
    case 'course':
    case 'preferred_name':
    case 'qts':
    case 'eyts':
    case 'induction':
    case 'employment_school':
      return undefined;
  }
}

/** A trainee start date that differs from the course's was typed by somebody. */
function independentStart(record: KnownRecord, attribute: DecidedAttribute): Value | undefined {
  const own = latestText(record, 'trainee_start_date');
  return attribute === 'start_date' && own !== undefined && own.value !== latest(record, 'itt_start_date')?.value
    ? own
    : undefined;
}

function fromPublish(
  view: PersonView,
  episode: Episode | undefined,
  attribute: DecidedAttribute,
  on: PlainDate,
): Value | undefined {
  const application = episode?.application?.record;
  const uuid = application === undefined ? undefined : saidTextOn(application, 'course_uuid', on);
  const course = uuid === undefined ? undefined : view.book.course(uuid.value);
  if (course === undefined) return undefined;
  switch (attribute) {
    case 'subject':
      return course.name;
    case 'start_date':
      return course.start && { ...course.start, value: course.start.value.shown };
    case 'academic_year':
      return course.start && { ...course.start, value: academicYearOf(course.start.value.date) };
    case 'route':
      return course.fundingType?.value === 'fee' && course.degreeType?.value === 'postgraduate'
        ? { ...course.fundingType, value: 'provider_led_postgrad' }
        : undefined;
    default:
      return undefined;
  }
}

function nameFrom(first: Said<string> | undefined, last: Said<string> | undefined): Value | undefined {
  if (first === undefined || last === undefined) return undefined;
  const newer = first.assertedAt > last.assertedAt ? first : last;
  return { ...newer, value: `${first.value} ${last.value}` };
}

function yearFrom(said: Said<string> | undefined): Value | undefined {
  if (said === undefined) return undefined;
  const year = Number(said.value.slice(0, 4)) - (said.value.slice(5) >= '08-01' ? 0 : 1);
  return { ...said, value: year };
}
