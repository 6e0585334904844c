import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { attributeLabel } from '../../attribute-word.ts';
import { button } from '../../component/button.ts';
import { errorSummary } from '../../component/error-summary.ts';
import { textarea } from '../../component/textarea.ts';
import { type Html, html } from '../../html.ts';
import { typedText } from '../../typed-text.ts';
import type { MyPorts } from '../port.ts';
import type { SendMine } from '../send-mine.ts';

type Named = { Params: { attribute: string } };

const form = z.looseObject({ says: typedText(20_000) });

/** "This is wrong" of anything that is shown: what is wrong in the person's own words, kept as a dispute (domain 6). */
export function registerWrong(web: FastifyInstance, ports: MyPorts, send: SendMine): void {
  web.get<Named>('/wrong/:attribute', async (request, reply) => {
    if (!/^[a-z_]{1,40}$/.test(request.params.attribute)) return reply.callNotFound();
    const content = wrongPage(request.params.attribute, '', undefined, reply.generateCsrf());
    return send(reply, { title: 'What is wrong?', section: 'details', content });
  });

  web.post<Named>('/wrong/:attribute', { preHandler: web.csrfProtection }, async (request, reply) => {
    const { attribute } = request.params;
    if (!/^[a-z_]{1,40}$/.test(attribute)) return reply.callNotFound();
    const says = form.parse(request.body ?? {}).says.trim();
    const problem =
      says === '' ? 'Enter what is wrong' : says.length > 500 ? 'This must be 500 characters or fewer' : undefined;
    if (problem !== undefined) {
      const content = wrongPage(attribute, says, problem, reply.generateCsrf());
      return send(reply.code(422), { title: 'What is wrong?', section: 'details', content, hasErrors: true });
    }
    const reference = await ports.tell(request.account, { kind: 'dispute', on: null, value: { attribute, says } });
    return reply.redirect(`/told/${reference}`, 303);
  });
}

function wrongPage(attribute: string, says: string, problem: string | undefined, csrfToken: string): Html {
  return html`
    ${problem === undefined ? null : errorSummary({ titleText: 'There is a problem', errorList: [{ text: problem, href: '#says' }] })}
    <h1 class="govuk-heading-l">What is wrong?</h1>
    <form method="post" action="/wrong/${attribute}" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      ${textarea({
        id: 'says',
        name: 'says',
        value: says,
        rows: 4,
        label: { text: `${attributeLabel(attribute)}: what is wrong, and how it should be`, classes: 'govuk-label--s' },
        hint: { text: 'Do not write about your health, or about other people.' },
        ...(problem === undefined ? {} : { errorMessage: { text: problem } }),
      })}
      ${button({ text: 'Send' })}
    </form>`;
}
