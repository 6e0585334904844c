import type { Pool } from 'pg';
import type { NotifyConfig } from '#connector/notify/send.ts';
import type { IssuerConfig } from '#connector/sign-in/issuer.ts';
import { openInbox } from '#job/inbox.ts';
import { askWhose } from '#job/match/ask-whose.ts';
import type { Policy } from '#policy/policy.ts';
import type { Texts } from '#policy/texts.ts';
import { inPage } from '#store/page-store.ts';
import type { MyPorts } from '#web/person/port.ts';
import type { ReadPerson } from '../read-person.ts';
import { timesOf } from '../times-of.ts';
import { answerLinks } from './answer-links.ts';
import { myRecord, whoOf } from './my-record.ts';
import { onlyOneWith } from './only-one-with.ts';
import { ownWord } from './own-word.ts';
import { type NoteRefusal, personSignIn } from './person-sign-in.ts';
import { addressProver } from './prove-address.ts';

export type MySettings = {
  readonly pool: Pool;
  readonly policy: Policy;
  readonly texts: Texts;
  readonly readPerson: ReadPerson;
  /** Configured now: made-up England is there only some time after the server. */
  readonly doors: () => readonly IssuerConfig[];
  readonly notify: () => NotifyConfig | null;
  /** Where what was sent can be read; null where messages really leave. */
  readonly outbox: () => string | null;
  readonly note: NoteRefusal;
  /** Tells whoever runs the service that a message did not leave. */
  readonly noteUnsent: (cause: string) => void;
};

/** All that people ask and tell of themselves; what they tell comes in by one door of its own. */
export function myPorts(settings: MySettings): MyPorts {
  const { pool, policy, texts, readPerson, doors, notify, note, noteUnsent } = settings;
  const receive = openInbox(inPage(pool), policy);
  const word = ownWord(pool, policy, receive);
  return {
    ...personSignIn(pool, receive, doors, note),
    ...myRecord(pool, policy, texts.journey, readPerson, word),
    ...answerLinks(pool, readPerson, word),
    outbox: settings.outbox,
    ...addressProver({
      pool,
      messages: texts.messages,
      notify,
      note: noteUnsent,
      tellProved: async (account, way, value) => {
        const kind = way === 'email' ? 'contact_email' : 'contact_phone';
        return word.tellProved(whoOf(account), { kind, on: (await timesOf(pool)).today, value });
      },
      findBy: async (account, email) => {
        const who = await onlyOneWith(pool, email);
        if (who === null) return false;
        await word.tell(whoOf(account), { kind: 'confirm_same_person', on: null, value: { records: [who] } });
        return true;
      },
    }),
    askWhose: (account, words) =>
      inPage(pool)((store) => askWhose(store, { feed: 'sign-in', key: account }, words, policy.matching)),
  };
}
