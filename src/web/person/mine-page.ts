import { statusCodes } from '#source/status.ts';
import { attributeLabel } from '../attribute-word.ts';
import { button } from '../component/button.ts';
import { summaryList } from '../component/summary-list.ts';
import { table } from '../component/table.ts';
import { timeline } from '../component/timeline.ts';
import { confidenceSentence } from '../confidence-word.ts';
import { dateWords, instantWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { scrollRegion } from '../scroll-region.ts';
import { sourceName } from '../source-word.ts';
import { statusLabel } from '../status-word.ts';
import { valueWords } from '../value-words.ts';
import type { Look, MyRecord } from './port.ts';
import { answerRows } from './tell/check-page.ts';
import { tellFlows, toldWords } from './tell/flow.ts';
import { tellHref } from './tell/tell-href.ts';

/** Each stage of somebody's road with its source, day and certainty in plain words. */
export function journeyPage({ spans, isFound, journey }: MyRecord): Html {
  return html`
    <h1 class="govuk-heading-xl">My journey</h1>
    ${
      spans.length === 0 || !isFound
        ? html`<p class="govuk-body">No service has told us of your road into teaching yet.</p>`
        : html`
    <p class="govuk-body">What we believe of each time, the newest on top, and who says so.</p>
    ${timeline({
      items: spans.toReversed().map(({ from, code, confidence, source }, index) => ({
        label: { text: index === 0 ? stageOf(code, journey) : statusLabel(code) },
        html: html`<p class="govuk-body">${source === 'self' ? 'You told us so.' : `We know it from ${sourceName(source)}.`} ${confidenceSentence(confidence)}</p>
          <p class="govuk-body-s"><a class="govuk-link" href="/wrong/status">This is wrong<span class="govuk-visually-hidden">: ${statusLabel(code)} from ${dateWords(from)}</span></a></p>`,
        datetime: { timestamp: from, type: 'date' as const },
      })),
    })}`
    }
    <p class="govuk-body"><a class="govuk-link" href="/everything">Everything that is held of you</a></p>`;
}

function stageOf(code: string, { stages }: MyRecord['journey']): string {
  return stages[statusCodes.find((each) => each === code) ?? 'unknown'].stage;
}

/** What is known of somebody, who keeps it, and how to change it there or here. */
export function detailsPage({ record: { attributes, contact } }: MyRecord): Html {
  const rows = [
    ...Object.entries(contact).map(([name, answer]) => ({ name, value: answer.value, source: answer.source })),
    ...Object.entries(attributes).map(([name, answer]) => ({
      name,
      value: String(answer.value),
      source: answer.source,
    })),
  ].filter(({ name }) => !hidden.has(name));
  return html`
    <h1 class="govuk-heading-xl">Details</h1>
    <p class="govuk-body">Each of these is kept by the service that is named. To change it, change it there; it comes here by itself, mostly within a day.</p>
    ${
      rows.length === 0
        ? html`<p class="govuk-body">Nothing is known yet.</p>`
        : summaryList({
            classes: 'ts-list',
            rows: rows.map(({ name, value, source }) => ({
              key: { text: attributeLabel(name) },
              value: {
                html: html`${valueWords(value)}<span class="ts-minor">Kept by ${source === 'self' ? 'you, here' : sourceName(source)}</span>`,
              },
              actions: {
                items: [
                  { text: 'This is wrong', href: `/wrong/${name}`, visuallyHiddenText: `: ${attributeLabel(name)}` },
                ],
              },
            })),
          })
    }
    <h2 class="govuk-heading-m">Change it here</h2>
    <ul class="govuk-list govuk-list--spaced">${(
      ['contact_email', 'contact_phone', 'contact_address', 'preferred_name'] as const
    ).map(
      (kind) => html`<li><a class="govuk-link" href="${tellHref(kind)}">${tellFlows[kind]?.link ?? kind}</a></li>`,
    )}</ul>`;
}

/** Whose account it is at the identity provider helps nobody who reads it. */
const hidden: ReadonlySet<string> = new Set(['one_login']);

export function toldPage({ told }: MyRecord): Html {
  return html`
    <h1 class="govuk-heading-xl">What I told you</h1>
    ${told.length === 0 ? html`<p class="govuk-body">You have not told us anything yet.</p>` : null}
    ${told.map(({ kind, reference, saidAt, on, value, withdrawnAt }) => {
      const flow = toldWords(kind);
      if (flow === undefined) return null;
      return html`${summaryList({
        classes: 'ts-list',
        card: {
          title: { text: flow.link, headingLevel: 2 },
          ...(withdrawnAt === null
            ? {
                actions: {
                  items: [
                    { text: 'Take back', href: `/told/${reference}/take-back`, visuallyHiddenText: `: ${flow.link}` },
                  ],
                },
              }
            : {}),
        },
        rows: [
          ...answerRows(flow, { on, value }, null).slice(1),
          { key: { text: 'Told on' }, value: { text: instantWords(saidAt) } },
          { key: { text: 'Reference' }, value: { text: reference } },
          {
            key: { text: 'Ends' },
            value: { text: withdrawnAt === null ? flow.lapses : `You took it back on ${instantWords(withdrawnAt)}.` },
          },
        ],
      })}`;
    })}
    <p class="govuk-body"><a class="govuk-link" href="/home">Tell us something else</a></p>`;
}

/** Everybody who looked, why, and when; never what they saw of it. */
export function looksPage(looks: readonly Look[]): Html {
  return html`
    <h1 class="govuk-heading-xl">Who looked at my record</h1>
    <p class="govuk-body">Every look is written down when it happens, with its reason. The newest is on top.</p>
    ${scrollRegion(
      'Who looked',
      table({
        classes: 'ts-table',
        caption: 'Who looked, the newest first',
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [{ text: 'When' }, { text: 'Who' }, { text: 'Why' }],
        rows: looks.map(({ at, client, purpose }) => [
          { text: instantWords(at) },
          { text: client === 'the person' ? 'You' : client },
          { text: purpose === 'own-record' ? 'To read your own record' : purpose.replaceAll('-', ' ') },
        ]),
      }),
    )}`;
}

export function notMePage(csrfToken: string): Html {
  return html`
    <h1 class="govuk-heading-l">Is this not you?</h1>
    <p class="govuk-body">If the record that you see is somebody else’s, tell us. Your sign-in comes loose from it at once, and somebody looks into how it came to that. Nothing that the other person has is changed.</p>
    <form method="post" action="/not-me" novalidate>
      <input type="hidden" name="_csrf" value="${csrfToken}">
      <div class="govuk-button-group">
        ${button({ text: 'This isn’t me', classes: 'govuk-button--warning' })}
        <a class="govuk-link" href="/home">It is me</a>
      </div>
    </form>`;
}
