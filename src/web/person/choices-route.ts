import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RightsRequest } from '#record/rights-request.ts';
import { button } from '../component/button.ts';
import { checkboxes } from '../component/checkboxes.ts';
import { errorSummary } from '../component/error-summary.ts';
import { notificationBanner } from '../component/notification-banner.ts';
import { radios } from '../component/radios.ts';
import { summaryList } from '../component/summary-list.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { requestStateWords, rightTitle } from '../right-word.ts';
import type { Choice, MyPorts, MyRecord, Right } from './port.ts';
import type { SendMine } from './send-mine.ts';

const wanted = z.looseObject({
  wanted: z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .default([]),
});
const asked = z.looseObject({ right: z.enum(['erasure', 'restriction', 'objection']) });
const done = z.object({ done: z.enum(['messages', 'right']).optional().catch(undefined) });

const purposes = { optional: 'Tips and support for your stage', marketing: 'Jobs, events and other services' } as const;
const channels = { email: 'by email', sms: 'by text message' } as const;
const rights: Readonly<Record<Right, { readonly text: string; readonly hint: string }>> = {
  objection: {
    text: 'Stop using my record for messages like these',
    hint: 'We look at it, and stop promotion at once.',
  },
  restriction: {
    text: 'Keep my record, and do not use it',
    hint: 'While something about it is being put right, for example.',
  },
  erasure: {
    text: 'Erase what you hold of me',
    hint: 'What the law requires us to keep stays, and we tell you what that is. Somebody decides within a month.',
  },
};

/** Which messages somebody wants, and the rights that they ask for. */
export function registerChoices(web: FastifyInstance, ports: MyPorts, send: SendMine): void {
  web.get('/choices', async (request, reply) => {
    const content = choicesPage(
      await ports.mine(request.account),
      reply.generateCsrf(),
      done.parse(request.query).done,
      undefined,
    );
    return send(reply, { title: 'Messages and your rights', section: 'choices', content });
  });

  web.post('/choices/messages', { preHandler: web.csrfProtection }, async (request, reply) => {
    const named = [wanted.parse(request.body ?? {}).wanted].flat();
    const { choices } = await ports.mine(request.account);
    await ports.choose(
      request.account,
      choices.map((each) => ({ ...each, isStopped: !named.includes(nameOf(each)) })),
    );
    return reply.redirect('/choices?done=messages', 303);
  });

  web.post('/choices/right', { preHandler: web.csrfProtection }, async (request, reply) => {
    const read = asked.safeParse(request.body ?? {});
    if (read.success) {
      await ports.ask(request.account, read.data.right);
      return reply.redirect('/choices?done=right', 303);
    }
    const content = choicesPage(
      await ports.mine(request.account),
      reply.generateCsrf(),
      undefined,
      'Choose what you ask for',
    );
    return send(reply.code(422), { title: 'Messages and your rights', section: 'choices', content, hasErrors: true });
  });
}

function nameOf({ purpose, channel }: Choice): string {
  return `${purpose}-${channel}`;
}

function choicesPage(
  { choices, rights: before }: MyRecord,
  csrfToken: string,
  changed: 'messages' | 'right' | undefined,
  problem: string | undefined,
): Html {
  const csrf = html`<input type="hidden" name="_csrf" value="${csrfToken}">`;
  return html`
    ${problem === undefined ? null : errorSummary({ titleText: 'There is a problem', errorList: [{ text: problem, href: '#right' }] })}
    ${changed === undefined ? null : notificationBanner({ type: 'success', text: changed === 'messages' ? 'Your choice of messages is saved, and holds at once.' : 'We have noted what you ask for.' })}
    <h1 class="govuk-heading-xl">Messages and your rights</h1>
    <form method="post" action="/choices/messages" novalidate>
      ${csrf}
      ${checkboxes({
        idPrefix: 'wanted',
        name: 'wanted',
        values: choices.filter(({ isStopped }) => !isStopped).map(nameOf),
        fieldset: { legend: { text: 'Which messages do you want?', classes: 'govuk-fieldset__legend--m' } },
        hint: { text: 'What concerns your own place or record always reaches you: it cannot be stopped.' },
        items: choices.map((each) => ({
          value: nameOf(each),
          text: `${purposes[each.purpose]}, ${channels[each.channel]}`,
        })),
      })}
      ${button({ text: 'Save' })}
    </form>
    <h2 class="govuk-heading-m">See everything</h2>
    <p class="govuk-body"><a class="govuk-link" href="/everything">Everything that is held of you</a>, to read, print or download</p>
    <form method="post" action="/choices/right" novalidate>
      ${csrf}
      ${radios({
        idPrefix: 'right',
        name: 'right',
        fieldset: { legend: { text: 'Ask for something else', classes: 'govuk-fieldset__legend--m' } },
        items: Object.entries(rights).map(([value, { text, hint }]) => ({ value, text, hint: { text: hint } })),
        ...(problem === undefined ? {} : { errorMessage: { text: problem } }),
      })}
      ${button({ text: 'Ask', classes: 'govuk-button--secondary' })}
    </form>
    ${before.length === 0 ? null : whatYouAskedFor(before)}`;
}

/** Each request with what came of it, and why. */
function whatYouAskedFor(requests: readonly RightsRequest[]): Html {
  return html`
    <h2 class="govuk-heading-m">What you asked for</h2>
    ${summaryList({
      rows: requests.map((each) => ({
        key: { text: rightTitle(each.right) },
        value: {
          html: html`${requestStateWords(each)}<br>Asked on ${dateWords(each.asked)}${
            each.answered === null
              ? `. We answer by ${dateWords(each.due)}.`
              : html`, answered on ${dateWords(each.answered)}${each.reason === null ? null : html`:<br>${each.reason}`}`
          }`,
        },
      })),
    })}`;
}
