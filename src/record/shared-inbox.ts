import { type Instant, londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { type KnownRecord, latest, latestText } from './evidence/known-record.ts';
import type { Sharer } from './evidence/sharer.ts';
import type { PersonView } from './person-view.ts';

/**
 * Since when another person uses an address too: somebody of another first name or birthday (domain 3.3). Nothing personal
 * goes to it until this person proves once more that it is theirs. Undefined where nobody else does.
 */
export function sharedSince(view: PersonView, address: string, on: PlainDate): Instant | undefined {
  const same = address.trim().toLowerCase();
  const [first] = view.sharers
    .filter((sharer) => sharer.address === same && londonDate(sharer.from) <= on && isSomebodyElse(view, sharer))
    .map(({ from }) => from)
    .toSorted()
    .toReversed();
  return first === undefined || isProvedAfter(view, same, first, on) ? undefined : first;
}

function isSomebodyElse({ records }: PersonView, { firstNames, birthdays }: Sharer): boolean {
  const own = records.flatMap((record) => [latestText(record, 'first_name'), latestText(record, 'first_names')]);
  const names = own.flatMap((said) => (said === undefined ? [] : [said.value]));
  const born = records.flatMap((record) => latestText(record, 'date_of_birth')?.value ?? []);
  return isApart(names.map(firstWord), firstNames.map(firstWord)) || isApart(born, birthdays);
}

function isApart(own: readonly string[], theirs: readonly string[]): boolean {
  return own.length > 0 && theirs.length > 0 && !theirs.some((each) => own.includes(each));
}

function firstWord(name: string): string {
  return name.trim().toLowerCase().split(/\s+/)[0] ?? '';
}

function isProvedAfter(view: PersonView, address: string, since: Instant, on: PlainDate): boolean {
  const bySelf = view.selfSaid.some(
    ({ kind, value, from }) =>
      kind === 'contact_email' &&
      typeof value === 'string' &&
      value.trim().toLowerCase() === address &&
      isAfter(from, since, on),
  );
  return bySelf || view.records.some((record) => provesBySignIn(record, address, since, on));
}

function provesBySignIn(record: KnownRecord, address: string, since: Instant, on: PlainDate): boolean {
  const said = record.ref.feed === 'sign-in' ? latestText(record, 'email') : undefined;
  const isTheirs = said?.value.trim().toLowerCase() === address && latest(record, 'email_verified')?.value === true;
  return isTheirs && said !== undefined && isAfter(said.assertedAt, since, on);
}

function isAfter(at: Instant, since: Instant, on: PlainDate): boolean {
  return at > since && londonDate(at) <= on;
}
