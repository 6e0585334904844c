import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { readClaimRow } from '#connector/claim/claim-contract.ts';
import { decide } from '#job/decide.ts';
import type { Receive } from '#job/inbox.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import type { NewDecision } from '#record/evidence/decision.ts';
import { stoppedNow } from '#record/unsubscribed.ts';
import { parseRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import type { Choice, Right, Telling } from '#web/person/port.ts';
import type { ReadAnswer } from '../read-person.ts';

/** What a person says and decides of themselves, whoever of their records they are known by: `who` is `feed:key`. */
export type OwnWord = {
  /** @returns the reference under which it is kept; under one that is given it is kept once, however often it is sent */
  tell(who: string, telling: Telling, reference?: string): Promise<string>;
  /** Of an address that a code has proved. */
  tellProved(who: string, telling: Telling): Promise<string>;
  takeBack(
    who: string,
    told: { readonly reference: string; readonly saidAt: string; readonly kind: string },
  ): Promise<void>;
  choose(answer: ReadAnswer, choices: readonly Choice[]): Promise<void>;
  ask(answer: ReadAnswer, right: Right): Promise<void>;
};

/** By the one road: a word is a row of the feed `claim`, a choice is a decision about all of their records. */
export function ownWord(pool: Pool, policy: Policy, receive: Receive): OwnWord {
  const send = (key: string, at: string, row: object): Promise<void> => {
    const body = new TextEncoder().encode(JSON.stringify({ key, at, row }));
    return receive([{ feed: 'claim', channel: 'self', row: readClaimRow(body), reader: readClaimRow }]);
  };
  const now = async (): Promise<string> => formatInstant(await readClock(pool));
  const decided = async (decision: NewDecision): Promise<void> => {
    const outcome = await inPage(pool)((store) => decide(store, decision, policy));
    if (!outcome.ok) throw new Error('A person’s own records are held by nobody');
  };
  return {
    tell: async (who, telling, reference = newReference()) => {
      await send(reference, await now(), { who, ...telling });
      return reference;
    },
    tellProved: async (who, telling) => {
      const [reference, at] = [newReference(), await now()];
      await send(reference, at, { who, ...telling, verified_at: at });
      return reference;
    },
    takeBack: async (who, { reference, saidAt, kind }) =>
      send(reference, saidAt, { who, kind, withdrawn_at: await now() }),
    choose: async ({ record, view }, choices) => {
      const stopped = stoppedNow(view);
      const about = record.sourceRecords.flatMap((name) => parseRef(name) ?? []);
      for (const { purpose, channel, isStopped } of choices) {
        if (stopped.has(`${purpose} ${channel}`) === isStopped) continue;
        const at = await readClock(pool);
        const detail = { at, change: isStopped ? ('stop' as const) : ('start' as const), purpose, channel };
        await decided({ kind: 'consent', detail, id: newId(), author: 'person', reason: null, about });
      }
    },
    ask: async ({ record }, right) => {
      const about = record.sourceRecords.flatMap((name) => parseRef(name) ?? []);
      const detail = { at: await readClock(pool), right };
      await decided({ kind: 'rights', detail, id: newId(), author: 'person', reason: null, about });
    },
  };
}

/** Short enough to be read out. */
function newReference(): string {
  return referenceOf(newId());
}

export function referenceOf(id: string): string {
  return `TS-${id.replaceAll('-', '').slice(-12).toUpperCase()}`;
}
