import { contradictionKinds } from '#policy/lag.ts';
import { type Times, timeQuery, today } from '../../address.ts';
import { kindWords } from '../../attribute-word.ts';
import { button } from '../../component/button.ts';
import { select } from '../../component/select.ts';
import { table } from '../../component/table.ts';
import { contradictionHref, contradictionsHref, filterQuery } from '../../contradiction-address.ts';
import type { ContradictionFilter, FoundQueue, QueuedContradiction } from '../../contradiction-port.ts';
import { dateWords } from '../../date-word.ts';
import type { Found } from '../../found.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { personHref } from '../../person-address.ts';
import { scrollRegion } from '../../scroll-region.ts';
import type { Refresh } from '../cohort/cohort-working.ts';
import { listDay, listOf, listTimeForm } from '../list-times.ts';
import type { PageTimes } from '../page-times.ts';
import { pageLinks } from '../people-pagination.ts';
import { hiddenFields } from '../time-form.ts';
import { timeProblemSummary } from '../time-problem-summary.ts';

export const owners = ['support', 'provider'] as const;
const states = { open: 'Open', late: 'Open and late', resolved: 'Settled' } as const;

/** What stands against what and waits for somebody, what is due first on top; who says what is on its own page. */
export function contradictionsPage(
  filter: ContradictionFilter,
  at: PageTimes,
  found: Found<FoundQueue> | null,
  refresh: Refresh,
): Html {
  return html`
    ${at.problems === null ? null : timeProblemSummary(at.problems)}
    <h1 class="govuk-heading-xl">Contradictions</h1>
    ${listDay(at)}
    <p class="govuk-body">Sources that disagree by more than one of them is known to run behind. Messages that would assume
      either side wait meanwhile.</p>
    ${listOf(found, refresh, (queue) => list(filter, at.times ?? today, queue))}
    ${listTimeForm(at, (other) => contradictionsHref({ ...filter, page: 1 }, other), filterQuery(filter))}`;
}

function list(
  filter: ContradictionFilter,
  times: Times,
  { total, contradictions, counts, today: day }: FoundQueue,
): Html {
  const open = openOf(counts);
  const late = counts.reduce((sum, each) => sum + each.late, 0);
  return html`
    <p class="govuk-body">${countWords(open, 'is open', 'are open')}, ${late} of them past the day on which they were due.</p>
    <form class="ts-filter" method="get" action="/staff/contradictions">
      ${hiddenFields(timeQuery(times))}
      ${select({
        id: 'kind',
        name: 'kind',
        label: { text: 'What' },
        items: [
          { text: 'Any', value: '', selected: filter.kind === null },
          ...contradictionKinds.map((kind) => ({
            text: `${kindWords(kind)} (${openOf(counts.filter((each) => each.kind === kind))})`,
            value: kind,
            selected: kind === filter.kind,
          })),
        ],
      })}
      ${select({
        id: 'owner',
        name: 'owner',
        label: { text: 'With' },
        items: [
          { text: 'Anybody', value: '', selected: filter.owner === null },
          ...owners.map((owner) => ({
            text: `${ownerWords(owner)} (${openOf(counts.filter((each) => each.owner === owner))})`,
            value: owner,
            selected: owner === filter.owner,
          })),
        ],
      })}
      ${select({
        id: 'state',
        name: 'state',
        label: { text: 'State' },
        items: Object.entries(states).map(([value, text]) => ({ text, value, selected: value === filter.state })),
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    <p class="govuk-body" id="found">${countWords(total, 'contradiction', 'contradictions')}</p>
    ${contradictions.length === 0 ? null : queueTable(contradictions, day, times)}
    ${pageLinks(filter.page, total, (page) => contradictionsHref({ ...filter, page }, times))}`;
}

/** One that stood on another day may have closed since: its person's page of that day tells of it. */
function isNow({ validOn, knownOn }: Times): boolean {
  return validOn === null && knownOn === null;
}

function openOf(counts: FoundQueue['counts']): number {
  return counts.reduce((sum, each) => sum + each.open, 0);
}

export function ownerWords(owner: string): string {
  return owner === 'provider' ? 'The provider' : 'Support';
}

function queueTable(contradictions: readonly QueuedContradiction[], day: string, times: Times): Html {
  return scrollRegion(
    'Contradictions',
    table({
      classes: 'ts-table',
      caption: 'Contradictions, what is due first on top',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'What' }, { text: 'Whose' }, { text: 'With' }, { text: 'Due' }],
      rows: contradictions.map((each) => [
        {
          html: html`<a class="govuk-link" href="${isNow(times) ? contradictionHref(each.who, each.kind) : personHref(each.who, times)}">${kindWords(each.kind)}<span class="govuk-visually-hidden"> of ${each.who}</span></a>`,
        },
        { html: html`<span class="ts-code">${each.who}</span>` },
        { text: ownerWords(each.owner) },
        {
          html: html`${dateWords(each.due)}<span class="ts-minor">${each.state === 'open' && each.due < day ? 'late, ' : ''}since ${dateWords(each.opened)}</span>`,
        },
      ]),
    }),
  );
}
