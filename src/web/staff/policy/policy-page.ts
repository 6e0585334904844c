import { type Window, windows } from '#policy/window.ts';
import { attributeLabel, kindWords } from '../../attribute-word.ts';
import { familyOf, policyWeeksPicture } from '../../chart/policy-weeks.ts';
import { sourceColours } from '../../chart/source-colour.ts';
import { table } from '../../component/table.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { personHref } from '../../person-address.ts';
import type { PolicyPorts, PolicyTable, PublicationSummary, ShownDiff } from '../../policy-port.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { sourceName } from '../../source-word.ts';
import { ownerWords } from '../contradiction/contradictions-page.ts';

type Overview = Awaited<ReturnType<PolicyPorts['overview']>>;

/** Whose word counts when, how long anything holds, what the last comparison found, and what was in force before. */
export function policyPage({ table: rules, weeks, publications, lastDiff }: Overview): Html {
  return html`
    <h1 class="govuk-heading-xl">Policy</h1>
    <p class="govuk-body">Version ${rules.version} decides everything that is learned now. What was known before is judged by the texts of its day.</p>
    <h2 class="govuk-heading-l">Whose word leads</h2>
    <p class="govuk-body">The year of somebody who begins in September, week by week. The windows follow the person: their own start, sign-off and end. Shown is the first service; the person’s own word comes before it wherever the table says so.</p>
    <figure class="ts-figure-block">
      ${policyWeeksPicture(rules.order, weeks)}
      <figcaption class="govuk-body-s ts-key">${sourceColours.map(
        ([source, colour]) =>
          html`<span><svg width="16" height="16" aria-hidden="true" focusable="false"><rect width="16" height="16" fill="${colour}"/></svg> ${sourceName(source)}</span>`,
      )}</figcaption>
    </figure>
    ${orderTable(rules)}
    <h2 class="govuk-heading-l">How long anything holds</h2>
    ${holdTable(rules)}
    <h2 class="govuk-heading-l">Contradictions</h2>
    ${contradictionTable(rules)}
    <h2 class="govuk-heading-l">The last comparison</h2>
    ${lastComparison(lastDiff)}
    <h2 class="govuk-heading-l">History</h2>
    ${history(publications)}`;
}

const windowWords: Readonly<Record<Window, string>> = {
  W0: 'recruiting',
  W1: 'before the start',
  W2: 'start unclear',
  W3: 'in the year',
  W4: 'outcomes',
  W6: 'qualified',
};

function orderTable({ order }: PolicyTable): Html {
  return scrollRegion(
    'Attribute by window',
    table({
      classes: 'ts-table ts-table--dense',
      caption: 'Sources by attribute and window, the first that has a value counts',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'Attribute' },
        ...windows.map((window) => ({ html: html`${window}<span class="ts-minor">${windowWords[window]}</span>` })),
        { text: 'Why' },
      ],
      rows: order.map(({ name, byWindow, why }) => [
        { text: attributeLabel(name) },
        ...windows.map((window) => ({ html: sourceList(byWindow[window]) })),
        { text: why.join(' ') },
      ]),
    }),
  );
}

function sourceList(sources: readonly string[]): Html {
  return html`<ol class="govuk-list govuk-list--number govuk-body-s">${sources.map(
    (source) =>
      html`<li>${source === 'register-independent' ? 'Register, where it was typed' : sourceName(familyOf(source))}</li>`,
  )}</ol>`;
}

function holdTable({ freshness, claims }: PolicyTable): Html {
  return scrollRegion(
    'How long anything holds',
    table({
      classes: 'ts-table',
      caption: 'Days after which an answer is stale, and for which a person’s word holds by itself',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'What' }, { text: 'Days', format: 'numeric' }],
      rows: [
        ...windows.map((window) => [
          { text: `An answer that nobody could have told us to change, in ${window} (${windowWords[window]})` },
          { text: freshness[window], format: 'numeric' as const },
        ]),
        ...claims.map(({ kind, holds }) => [
          { text: `The person’s word: ${kindWords(kind).toLowerCase()}` },
          { text: holds === 'never' ? 'until news' : holds, format: 'numeric' as const },
        ]),
      ],
    }),
  );
}

function contradictionTable({ contradictions }: PolicyTable): Html {
  return scrollRegion(
    'Contradictions',
    table({
      classes: 'ts-table',
      caption: 'Who must act on a contradiction, and what waits meanwhile',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'What' },
        { text: 'With' },
        { text: 'Working days', format: 'numeric' },
        { text: 'Messages that wait' },
      ],
      rows: contradictions.map(({ kind, owner, dueWorkingDays, pauses }) => [
        { html: html`<a class="govuk-link" href="/staff/contradictions?kind=${kind}">${kindWords(kind)}</a>` },
        { text: ownerWords(owner) },
        { text: dueWorkingDays, format: 'numeric' },
        { text: pauses.length === 0 ? 'None' : pauses.join(', ') },
      ]),
    }),
  );
}

function lastComparison(diff: ShownDiff | null): Html {
  if (diff === null)
    return html`<p class="govuk-body">No texts were compared yet. <span class="ts-code">teacher-success policy diff FOLDER</span> decides everybody under both and changes nothing.</p>`;
  const { from, to, madeAt, validOn, people, seconds, changed, changes } = diff;
  return html`
    <p class="govuk-body">${instantWords(madeAt)}: ${to} in place of ${from}, for answers of ${dateWords(validOn)}.
      ${countWords(people, 'person', 'people')} decided under both in ${seconds.toFixed(1)} seconds; ${countWords(changed, 'person gets another answer', 'people get another answer')}.</p>
    ${
      changes.length === 0
        ? null
        : scrollRegion(
            'What would change',
            table({
              classes: 'ts-table',
              caption: 'Answers that would change, the most frequent first',
              captionClasses: 'govuk-visually-hidden',
              firstCellIsHeader: true,
              head: [
                { text: 'Answer' },
                { text: 'From' },
                { text: 'To' },
                { text: 'People', format: 'numeric' },
                { text: 'Some of them' },
              ],
              rows: changes.map((each) => [
                { text: kindWords(each.answer) },
                { text: each.from, classes: 'ts-code' },
                { text: each.to, classes: 'ts-code' },
                { text: each.people, format: 'numeric' },
                {
                  html: html`${each.examples.map((person, index) => html`<a class="govuk-link" href="${personHref(person)}">person ${index + 1}<span class="govuk-visually-hidden"> of ${kindWords(each.answer)}, ${each.to}</span></a> `)}`,
                },
              ]),
            }),
          )
    }`;
}

function history(publications: readonly PublicationSummary[]): Html {
  if (publications.length === 0)
    return html`<p class="govuk-body">Nothing was published yet: the texts in the repository are in force.</p>`;
  return scrollRegion(
    'Publications',
    table({
      classes: 'ts-table',
      caption: 'Publications, the newest first',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Version' }, { text: 'In force from' }, { text: 'By' }, { text: 'Why' }],
      rows: publications.map(({ id, version, from, author, because }) => [
        {
          html: html`<a class="govuk-link" href="/staff/policy/${id}">${version}<span class="govuk-visually-hidden">, from ${from === null ? 'the beginning' : instantWords(from)}</span></a>`,
        },
        { text: from === null ? 'the beginning' : instantWords(from) },
        { text: author },
        { text: because },
      ]),
    }),
  );
}
