import type { Message, Sending } from '../webhook/message.ts';
import type { Fault } from './fault.ts';

/** What goes out in one attempt. */
export interface Outgoing {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a sender in trouble sends in place of a message; without trouble the message itself. */
export async function outgoing(message: Message, sending: Sending, fault: Fault | undefined): Promise<Outgoing> {
  switch (fault?.kind) {
    case 'sent-not-json':
      return signed(message, { ...sending, body: sending.body.slice(0, sending.body.length >> 1) });
    case 'sent-other-shape':
      return signed(message, { ...sending, body: JSON.stringify({ payload: JSON.parse(sending.body) }) });
    case 'sent-clock':
      return signed(message, { ...sending, now: sending.now + fault.seconds * 1_000_000 });
    case 'sent-forged': {
      const { body, headers } = await signed(message, sending);
      const others = Object.entries(headers).map(([name, value]) => [name, bySomebodyElse(name, value)]);
      return { body, headers: Object.fromEntries(others) };
    }
    case 'sent-unsigned': {
      const { body, headers } = await signed(message, sending);
      return { body, headers: withoutProof(headers) };
    }
    default:
      return signed(message, sending);
  }
}

async function signed(message: Message, sending: Sending): Promise<Outgoing> {
  return { body: sending.body, headers: await message.headers(sending) };
}

/** A signature of the same form whose bytes prove nothing, or a token that was never agreed on. */
function bySomebodyElse(name: string, value: string): string {
  if (name === 'authorization') return 'Bearer a-token-of-somebody-else';
  return name === 'signature' ? value.replace(/:.*:/, `:${Buffer.alloc(96, 1).toString('base64')}:`) : value;
}

const proofs: ReadonlySet<string> = new Set(['signature', 'signature-input', 'authorization']);

/** Neither a signature nor a token. */
export function withoutProof<Value>(headers: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !proofs.has(name)));
}
