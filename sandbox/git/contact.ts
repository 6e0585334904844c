import type { Person } from '../population/person.ts';
import type { Instant } from '../time.ts';

/** What the enquiry service's CRM holds of somebody, as a list of its writes. */
export interface Contact {
  readonly id: string;
  readonly person: Person;
  readonly steps: readonly { readonly at: Instant; readonly change: Partial<ContactState> }[];
}

export interface ContactState {
  readonly email: string;
  readonly secondEmail: string | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly hasBirthDate: boolean;
  readonly phone: string | undefined;
  readonly postcode: string | undefined;
  readonly type: 'interested' | 'returning';
  readonly noBulkEmail: boolean;
  readonly noEmail: boolean;
  readonly noSms: boolean;
  readonly consentChangedAt: Instant | undefined;
  /** Copied from Apply, hours or years ago. */
  readonly applyId: string | undefined;
  readonly applyStatus: number | undefined;
  readonly applyModifiedAt: Instant | undefined;
  readonly isInactive: boolean;
}

export interface ContactNow {
  readonly state: ContactState;
  readonly modifiedAt: Instant;
}

/** Undefined before somebody asked for anything. */
export function contactAt({ steps, person }: Contact, now: Instant): ContactNow | undefined {
  let state = blankOf(person);
  let modifiedAt: Instant | undefined;
  for (const { at, change } of steps) {
    if (at > now) break;
    state = { ...state, ...change };
    modifiedAt = at;
  }
  return modifiedAt === undefined ? undefined : { state, modifiedAt };
}

function blankOf(person: Person): ContactState {
  return {
    email: person.email,
    secondEmail: undefined,
    firstName: person.firstName,
    lastName: person.lastName,
    hasBirthDate: false,
    phone: undefined,
    postcode: undefined,
    type: 'interested',
    noBulkEmail: false,
    noEmail: false,
    noSms: false,
    consentChangedAt: undefined,
    applyId: undefined,
    applyStatus: undefined,
    applyModifiedAt: undefined,
    isInactive: false,
  };
}
