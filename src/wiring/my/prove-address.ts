import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { type NotifyConfig, openNotify, type Send } from '#connector/notify/send.ts';
import { fillMessage, type Messages } from '#policy/message.ts';
import { newCode, readCode, tryCode } from '#store/contact-code.ts';
import type { MyPorts } from '#web/person/port.ts';

type Proving = Pick<MyPorts, 'sendCode' | 'sentCode' | 'enterCode'>;

export type ProveSettings = {
  readonly pool: Pool;
  readonly messages: Messages;
  /** Configured now: made-up England is there only some time after the server. */
  readonly notify: () => NotifyConfig | null;
  /** Tells whoever runs the service that a message did not leave; never to whom. */
  readonly note: (cause: string) => void;
  /** What follows once an address is proved. */
  readonly tellProved: (account: string, way: 'email' | 'phone', address: string) => Promise<string>;
  readonly findBy: (account: string, email: string) => Promise<boolean>;
};

/** Codes that prove an address: sent, entered, and what comes of it. */
export function addressProver({ pool, messages, notify, note, tellProved, findBy }: ProveSettings): Proving {
  const sender = openOnce(notify);
  return {
    sendCode: async (account, sending) => {
      const send = sender();
      if (send === null) return { kind: 'not-sent' };
      const id = newId();
      const code = await newCode(pool, { id, account, ...sending });
      if (code === null) return { kind: 'too-many' };
      const message = fillMessage(messages[sending.way === 'email' ? 'code-email' : 'code-sms'], { code });
      const outcome = await send(message, sending.address, `sign-in:${account}`);
      if (outcome.ok) return { kind: 'sent', id };
      note(outcome.problem.cause);
      return { kind: 'not-sent' };
    },
    sentCode: (account, id) => readCode(pool, id, account),
    enterCode: async (account, id, code) => {
      const tried = await tryCode(pool, id, account, code);
      if (tried.kind !== 'right') return tried;
      const { purpose, way, address } = tried;
      if (purpose === 'verify') return { kind: 'told', reference: await tellProved(account, way, address) };
      return { kind: (await findBy(account, address)) ? 'found' : 'not-found' };
    },
  };
}

/** One client for each Notify that is ever configured. */
function openOnce(notify: () => NotifyConfig | null): () => Send | null {
  let last: { readonly config: NotifyConfig; readonly send: Send } | null = null;
  return () => {
    const config = notify();
    if (config === null) return null;
    if (last?.config !== config) last = { config, send: openNotify(config) };
    return last.send;
  };
}
