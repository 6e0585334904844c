import { z } from 'zod';
import type { Json } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { problemsIn, type TextProblem } from './text-problem.ts';

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

/** What each message is filled with: it must use all of these, and can use nothing else. */
const values: Readonly<Record<MessageName, readonly string[]>> = {
  'code-email': ['code'],
  'code-sms': ['code'],
  'have-you-started': ['answer', 'stop'],
};

/** @returns the message, or what does not fit of its head and its text */
export function toMessage(
  name: MessageName,
  file: string,
  top: Json,
  body: string,
): Result<Message, readonly TextProblem[]> {
  const read = head.safeParse(top);
  if (!read.success) return fail(problemsIn(file, top, read.error));
  const message = { ...read.data, body: body.trim() };
  const whole = message.channel === 'email' ? `${message.subject} ${message.body}` : message.body;
  const used = new Set([...whole.matchAll(bracket)].map(([, value = '']) => value));
  const unknown = [...used].filter((value) => !values[name].includes(value));
  const unused = values[name].filter((value) => !used.has(value));
  const wrong = (says: string): TextProblem => ({ file, path: ['text'], kind: 'wrong', says });
  const problems = [
    ...(message.body === '' ? [wrong('is empty')] : []),
    ...unknown.map((value) => wrong(`asks for ((${value})), which nobody gives it`)),
    ...unused.map((value) => wrong(`lacks ((${value})), without which it is of no use`)),
  ];
  return problems.length === 0 ? ok(message) : fail(problems);
}

const bracket = /\(\((\w+)\)\)/g;

/** @throws when a bracket has no value: nobody is sent half a message */
export function fillMessage(message: Message, values: Readonly<Record<string, string>>): Message {
  const fill = (text: string): string =>
    text.replace(bracket, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the message asks for ((${name})), and nobody gave it`);
      return value;
    });
  const body = fill(message.body);
  return message.channel === 'email' ? { ...message, subject: fill(message.subject), body } : { ...message, body };
}
