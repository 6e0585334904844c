import type { Pool } from 'pg';
import type { IssuerConfig } from '#connector/sign-in/issuer.ts';
import { openInbox } from '#job/inbox.ts';
import type { Journey } from '#policy/journey.ts';
import type { Policy } from '#policy/policy.ts';
import { inPage } from '#store/page-store.ts';
import type { MyPorts } from '#web/person/port.ts';
import type { ReadPerson } from '../read-person.ts';
import { myRecord } from './my-record.ts';
import { type NoteRefusal, personSignIn } from './person-sign-in.ts';

export type MySettings = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly journey: Journey;
  readonly readPerson: ReadPerson;
  /** Configured now: made-up England is there only some time after the server. */
  readonly doors: () => readonly IssuerConfig[];
  readonly note: NoteRefusal;
};

/** All that people ask and tell of themselves; what they tell comes in by one door of its own. */
export function myPorts({ pool, policy, journey, readPerson, doors, note }: MySettings): MyPorts {
  const receive = openInbox(inPage(pool), policy);
  return {
    ...personSignIn(pool, receive, doors, note),
    ...myRecord(pool, policy, journey, readPerson, receive),
  };
}
