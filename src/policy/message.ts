import { z } from 'zod';

/** The messages that leave us, each a text of `policy/message/`. */
export const messageNames = ['code-email', 'code-sms', 'have-you-started'] as const;
export type MessageName = (typeof messageNames)[number];

/** A text to be filled: what stands in double brackets is named by who sends it, as in a template of Notify's. */
export type Message =
  | { readonly channel: 'email'; readonly subject: string; readonly body: string }
  | { readonly channel: 'sms'; readonly body: string };
export type Messages = Readonly<Record<MessageName, Message>>;

const head = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), subject: z.string().min(1) }),
  z.strictObject({ channel: z.literal('sms') }),
]);

/** @throws when the head does not fit, or there is no text */
export function toMessage(top: unknown, body: string): Message {
  if (body.trim() === '') throw new Error('a message has a text');
  return { ...head.parse(top), body: body.trim() };
}

/** @throws when a bracket has no value: nobody is sent half a message */
export function fillMessage(message: Message, values: Readonly<Record<string, string>>): Message {
  const fill = (text: string): string =>
    text.replace(/\(\((\w+)\)\)/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the message asks for ((${name})), and nobody gave it`);
      return value;
    });
  const body = fill(message.body);
  return message.channel === 'email' ? { ...message, subject: fill(message.subject), body } : { ...message, body };
}
