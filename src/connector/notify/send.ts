import { setTimeout as delay } from 'node:timers/promises';
import { NotifyClient } from 'notifications-node-client';
import { z } from 'zod';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Message } from '#policy/message.ts';

/** How we reach GOV.UK Notify; its templates hold nothing but ((subject)) and ((body)), since the texts are ours (policy/message). */
export type NotifyConfig = {
  readonly url: string;
  readonly apiKey: string;
  readonly emailTemplate: string;
  readonly smsTemplate: string;
};

export type SendProblem = { readonly kind: 'refused' | 'busy' | 'unreachable'; readonly cause: string };

/** Brings one message out. @param reference ours, by which its receipt is told to belong to a record: `feed:key` */
export type Send = (
  message: Message,
  to: string,
  reference: string,
  stop?: string,
) => Promise<Result<{ readonly id: string }, SendProblem>>;

const answered = z.object({ data: z.object({ id: z.string() }) });
const failed = z.object({ response: z.object({ status: z.number() }) });

export function openNotify(config: NotifyConfig): Send {
  const client = new NotifyClient(config.url, config.apiKey);
  return async (message, to, reference, stop) => {
    try {
      const { data } = answered.parse(await inTime(sendBy(client, config, message, to, reference, stop)));
      return ok({ id: data.id });
    } catch (error) {
      return fail(problemOf(error));
    }
  };
}

/** Its client waits for ever: whoever waits for a code does not. What comes later than this may still have left. */
const mostMs = 10_000;

function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  const late = delay(mostMs, undefined, { ref: false }).then((): never => {
    throw new Error('Notify did not answer in time');
  });
  return Promise.race([answer, late]);
}

function sendBy(
  client: NotifyClient,
  config: NotifyConfig,
  message: Message,
  to: string,
  reference: string,
  stop: string | undefined,
): Promise<unknown> {
  if (message.channel === 'sms')
    return client.sendSms(config.smsTemplate, to, { personalisation: { body: message.body }, reference });
  const { subject, body } = message;
  return client.sendEmail(config.emailTemplate, to, {
    personalisation: { subject, body },
    reference,
    ...(stop === undefined ? {} : { oneClickUnsubscribeURL: stop }),
  });
}

/** Never the answer itself, which may quote the address. */
function problemOf(error: unknown): SendProblem {
  const { data } = failed.safeParse(error);
  if (data === undefined) return { kind: 'unreachable', cause: error instanceof Error ? error.name : 'unknown' };
  const { status } = data.response;
  const kind = status === 429 || status >= 500 ? 'busy' : 'refused';
  return { kind, cause: `Notify answered ${status}` };
}
