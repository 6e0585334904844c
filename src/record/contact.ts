import { londonDate } from '#kernel/instant.ts';
import { type Json, memberOf } from '#kernel/json.ts';
import { addMonths, type PlainDate } from '#kernel/plain-date.ts';
import { type ContactSource, emailOrder, isInstitutional } from '#policy/contact.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { ContactAnswer, Way } from './answer.ts';
import { bounceOn } from './bounce.ts';
import type { Episode } from './episode.ts';
import { type KnownRecord, latest, type Said, saidOn, saidTextOn } from './evidence/known-record.ts';
import type { Registration } from './facet/registration.ts';
import type { PersonView } from './person-view.ts';

export type Candidate = { readonly source: ContactSource; readonly rank: number; readonly said: Said<string> };

/** How to reach the person on a day: the highest source of the window that has a way; personal before institutional addresses. */
export function contactOn(
  view: PersonView,
  episode: Episode | undefined,
  window: Window,
  on: PlainDate,
  policy: Policy,
): Readonly<Partial<Record<Way, ContactAnswer>>> {
  const find = (order: readonly ContactSource[], attribute: Way): readonly Candidate[] =>
    order.flatMap((source, index) => {
      const said =
        source === 'self' ? setBySelf(view, attribute, on) : saidBy(recordsOf(view, episode, source), attribute, on);
      return said === undefined ? [] : [{ source, rank: index + 1, said }];
    });
  const works = ({ value }: Said<string>): boolean => bounceOn(view.bounces, value, on, policy) === undefined;
  const email = leadingEmail(view, episode, window, on, policy, works);
  const [phone] = find(policy.contact.phone.any, 'phone');
  const [address] = isTooOld(episode, on, policy) ? [] : find(policy.contact.address.any, 'address');
  return {
    ...(email && { email: answer('email', window, email) }),
    ...(phone && { phone: answer('phone', window, phone) }),
    ...(address && { address: answer('address', window, address) }),
  };
}

/** The highest address of those that count; personal before institutional ones. */
export function leadingEmail(
  view: PersonView,
  episode: Episode | undefined,
  window: Window,
  on: PlainDate,
  policy: Policy,
  counts: (said: Said<string>) => boolean,
): Candidate | undefined {
  const order = emailOrder(policy.contact, window);
  const drafts = view.registrations.filter(isDraft).map(({ record }) => record);
  const places = [
    ...order.map((source) => ({ source, records: recordsOf(view, episode, source) })),
    // A draft repeats what Apply said at the import and hears of no change there: it counts only where nobody else has an address.
    { source: 'register' as const, records: drafts },
  ];
  const emails = places.flatMap(({ source, records }, index) => {
    const said = source === 'self' ? setBySelf(view, 'email', on, counts) : saidBy(records, 'email', on, counts);
    return said === undefined ? [] : [{ source, rank: index + 1, said }];
  });
  return emails.find(({ said }) => !isInstitutional(policy.contact, said.value)) ?? emails[0];
}

/** People move once they train: a postal address counts for so many months from the start. */
function isTooOld(episode: Episode | undefined, on: PlainDate, policy: Policy): boolean {
  const start = episode?.start?.date;
  return start !== undefined && on >= addMonths(start, policy.contact.addressExpiresMonths);
}

/** The newest that the person had set by that day. */
function setBySelf(
  { selfSaid }: PersonView,
  way: Way,
  on: PlainDate,
  counts: (said: Said<string>) => boolean = () => true,
): Said<string> | undefined {
  return selfSaid
    .filter(({ kind, from }) => kind === `contact_${way}` && londonDate(from) <= on)
    .flatMap(({ value, from: assertedAt, observation }) => {
      const text =
        typeof value === 'string'
          ? value
          : addressText([...linesOf(memberOf(value, 'lines')), memberOf(value, 'postcode')]);
      return text === undefined ? [] : [{ value: text, assertedAt, observation }];
    })
    .findLast(counts);
}

function saidBy(
  records: readonly KnownRecord[],
  way: Way,
  on: PlainDate,
  counts: (said: Said<string>) => boolean = () => true,
): Said<string> | undefined {
  for (const record of records) {
    const said = way === 'address' ? addressOn(record, on) : saidTextOn(record, attributeOf(record, way), on);
    if (said !== undefined && said.value !== '' && counts(said)) return said;
  }
  return undefined;
}

function isDraft({ state }: Registration): boolean {
  return state?.value === 'draft';
}

/** The leading episode's own record first; then the newest of the others. */
function recordsOf(view: PersonView, episode: Episode | undefined, source: ContactSource): readonly KnownRecord[] {
  const own = recordsFrom(view, source).toSorted((a, b) => (newest(b) < newest(a) ? -1 : 1));
  const leading = source === 'apply' ? episode?.application?.record : episode?.registration?.record;
  return leading !== undefined && own.includes(leading)
    ? [leading, ...own.filter((record) => record !== leading)]
    : own;
}

function recordsFrom(view: PersonView, source: ContactSource): readonly KnownRecord[] {
  switch (source) {
    case 'apply':
      return [...view.applications, ...view.forms].map(({ record }) => record);
    case 'register':
      return view.registrations.filter((each) => !isDraft(each)).map(({ record }) => record);
    case 'trs':
      return view.regulated?.records ?? [];
    case 'git':
      return view.records.filter(({ ref }) => ref.feed === 'git-contact');
    case 'one-login':
      return view.records.filter((record) => record.ref.feed === 'sign-in' && isVerified(record));
    case 'self':
      return [];
  }
}

/** Whoever signed in proved that the address is theirs, where the issuer says so. */
function isVerified(record: KnownRecord): boolean {
  return latest(record, 'email_verified')?.value === true;
}

function newest(record: KnownRecord): string {
  return [...record.timelines.values()].reduce((last, all) => {
    const at = all.at(-1)?.assertedAt ?? '';
    return at > last ? at : last;
  }, '');
}

function attributeOf(record: KnownRecord, way: 'email' | 'phone'): string {
  if (way === 'email') return record.ref.feed === 'trs-person' ? 'email_address' : 'email';
  return record.ref.feed === 'register-trainee' ? 'phone' : 'phone_number';
}

function addressOn(record: KnownRecord, on: PlainDate): Said<string> | undefined {
  const said = saidOn(record, 'address', on);
  if (said === undefined || !Array.isArray(said.value)) return undefined;
  const text = addressText(said.value);
  return text === undefined ? undefined : { ...said, value: text };
}

function addressText(lines: readonly (Json | undefined)[]): string | undefined {
  const filled = lines.flatMap((line) => (typeof line === 'string' && line !== '' ? [line] : []));
  return filled.length === 0 ? undefined : filled.join(', ');
}

function linesOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function answer(way: Way, window: Window, candidate: Candidate): ContactAnswer {
  return {
    value: candidate.said.value,
    source: candidate.source,
    rule: `contact.${way}/${window}/${candidate.rank}`,
    verified: candidate.source === 'one-login' || (candidate.source === 'self' && way !== 'address'),
    because: [candidate.said.observation],
  };
}
