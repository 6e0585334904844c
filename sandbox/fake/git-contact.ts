import Papa from 'papaparse';
import { type Contact, type ContactNow, contactAt } from '../git/contact.ts';
import {
  type Day,
  dateText,
  dayOf,
  type Instant,
  instantOn,
  instantText,
  isMonday,
  mondayFrom,
  utcDayOf,
} from '../time.ts';

type Cell = (contact: Contact, now: ContactNow) => unknown;

const columns: readonly (readonly [string, Cell])[] = [
  ['contactid', ({ id }) => id],
  ['emailaddress1', (_, { state }) => state.email],
  ['emailaddress2', (_, { state }) => state.secondEmail],
  ['firstname', (_, { state }) => state.firstName],
  ['lastname', (_, { state }) => state.lastName],
  ['birthdate', ({ person }, { state }) => (state.hasBirthDate ? dateText(person.dateOfBirth) : undefined)],
  ['telephone1', (_, { state }) => state.phone],
  ['address1_postalcode', (_, { state }) => state.postcode],
  ['dfe_applyid', (_, { state }) => state.applyId],
  ['type', (_, { state }) => state.type],
  ['donotbulkemail', (_, { state }) => state.noBulkEmail],
  ['donotemail', (_, { state }) => state.noEmail],
  ['optoutsms', (_, { state }) => state.noSms],
  ['consent_changed_at', (_, { state }) => stamp(state.consentChangedAt)],
  ['modifiedon', (_, { modifiedAt }) => instantText(modifiedAt)],
  ['dfe_candidateapplystatus', (_, { state }) => state.applyStatus],
  ['dfe_applylastmodifiedon', (_, { state }) => stamp(state.applyModifiedAt)],
  ['statecode', (_, { state }) => (state.isInactive ? 1 : 0)],
];

/** Mondays. */
export function contactInstant(day: Day): Instant | undefined {
  return isMonday(day) ? instantOn(day, 5, 10) : undefined;
}

/** Whoever was changed since the last export; the first one holds everybody so far. Empty when there is nobody. */
export function contactExports(contacts: readonly Contact[]): (day: Day) => string {
  const changed = new Map<Day, Set<Contact>>();
  for (const contact of contacts) {
    for (const { at } of contact.steps) {
      const day = exportAfter(at);
      const list = changed.get(day) ?? new Set();
      changed.set(day, list.add(contact));
    }
  }
  return (day) => {
    const until = instantOn(day, 5, 10);
    const rows = [...(changed.get(day) ?? [])].flatMap((contact) => {
      const now = contactAt(contact, until);
      return now === undefined ? [] : [columns.map(([, cell]) => cell(contact, now) ?? '')];
    });
    if (rows.length === 0) return '';
    return `${Papa.unparse({ fields: columns.map(([name]) => name), data: rows })}\r\n`;
  };
}

/** The Monday on which a change is told. */
function exportAfter(at: Instant): Day {
  const day = Math.max(utcDayOf(at), dayOf(2024, 10, 1));
  const monday = mondayFrom(day);
  return instantOn(monday, 5, 10) >= at ? monday : monday + 7;
}

function stamp(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : instantText(at);
}
