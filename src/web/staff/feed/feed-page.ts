import { runBars } from '../../chart/run-bar.ts';
import { summaryList } from '../../component/summary-list.ts';
import { table } from '../../component/table.ts';
import { tag } from '../../component/tag.ts';
import { dateWords, shortInstant } from '../../date-word.ts';
import { driftDeedWords, driftKindWords } from '../../drift-word.ts';
import { quarantineHref } from '../../feed-address.ts';
import type { FeedChannel, FeedDay, FeedDetail, FeedDrift, TroubledRun } from '../../feed-port.ts';
import { type Html, html } from '../../html.ts';
import { countWords, numberWords } from '../../number-word.ts';
import { scrollRegion } from '../../scroll-region.ts';
import { feedName } from '../../source-word.ts';
import { freshnessTag } from '../freshness-tag.ts';

/** One feed: whose word it is, what is promised of it, what it brought, what went wrong, and how it left its contract. */
export function feedPage(detail: FeedDetail): Html {
  const { feed, channels, days, troubled, drift, quarantined } = detail;
  return html`
    <h1 class="govuk-heading-xl">${feedName(feed)}</h1>
    ${aboutFeed(detail)}
    <h2 class="govuk-heading-l" id="channels">How it reaches us</h2>
    ${channels.map(channelCard)}
    <h2 class="govuk-heading-l" id="runs">What its runs brought</h2>
    ${days.length === 0 ? html`<p class="govuk-body">No run has ended yet.</p>` : runsOf(days)}
    <h2 class="govuk-heading-l" id="troubled">Runs that did not come to their end</h2>
    ${troubled.length === 0 ? html`<p class="govuk-body">None.</p>` : troubledTable(troubled)}
    <h2 class="govuk-heading-l" id="drift">Drift from the contract</h2>
    ${drift.length === 0 ? html`<p class="govuk-body">Nothing has come that its contract does not know.</p>` : driftTable(drift)}
    <h2 class="govuk-heading-l" id="quarantine">Quarantine</h2>
    <p class="govuk-body">${
      quarantined === 0
        ? 'No row of this feed waits.'
        : html`<a class="govuk-link" href="${quarantineHref(feed)}">${countWords(quarantined, 'row waits', 'rows wait')} to be put right</a>.`
    }</p>`;
}

function aboutFeed({ owner, cadence, lag, silence }: FeedDetail): Html {
  return summaryList({
    classes: 'ts-list',
    rows: [
      { key: { text: 'Kept current by' }, value: { text: owner } },
      { key: { text: 'Changes' }, value: { text: cadence } },
      { key: { text: 'May run behind by' }, value: { text: lag } },
      { key: { text: 'What silence means' }, value: { text: silence } },
    ],
  });
}

function channelCard(channel: FeedChannel): Html {
  const silent = channel.silentAbout.length === 0 ? 'nothing' : channel.silentAbout.join(', ').replaceAll('_', ' ');
  return html`
    <h3 class="govuk-heading-m">${channel.name} ${freshnessTag(channel.freshness)}</h3>
    ${summaryList({
      classes: 'ts-list',
      rows: [
        { key: { text: 'When' }, value: { text: channel.timetable } },
        { key: { text: 'Promise' }, value: { text: channel.promise } },
        {
          key: { text: 'Last complete run' },
          value: { text: channel.lastCompleteRun === null ? 'Never' : shortInstant(channel.lastCompleteRun) },
        },
        {
          key: { text: 'A complete run' },
          value: { text: channel.isComplete ? 'shows everything: what it lacks is gone' : 'proves no absence' },
        },
        { key: { text: 'Cannot tell of' }, value: { text: silent } },
        { key: { text: 'Drift' }, value: { text: channel.drift } },
      ],
    })}`;
}

function runsOf(days: readonly FeedDay[]): Html {
  return html`
    ${runBars(days, 'landscape')}${runBars(days, 'portrait')}
    ${scrollRegion(
      'Runs by day',
      table({
        classes: 'ts-table',
        caption: 'Runs by day, newest first',
        captionClasses: 'govuk-visually-hidden',
        firstCellIsHeader: true,
        head: [
          { text: 'Day' },
          { text: 'Channel' },
          { text: 'Runs', format: 'numeric' },
          { text: 'Not complete', format: 'numeric' },
          { text: 'Rows', format: 'numeric' },
          { text: 'Landed', format: 'numeric' },
          { text: 'Set aside', format: 'numeric' },
        ],
        rows: days.map((day) => [
          { text: dateWords(day.day) },
          { text: day.channel },
          { text: numberWords(day.runs), format: 'numeric' },
          { text: numberWords(day.incomplete), format: 'numeric' },
          { text: numberWords(day.rows), format: 'numeric' },
          { text: numberWords(day.landed), format: 'numeric' },
          { text: numberWords(day.quarantined), format: 'numeric' },
        ]),
      }),
    )}`;
}

function troubledTable(troubled: readonly TroubledRun[]): Html {
  return scrollRegion(
    'Runs that did not come to their end',
    table({
      classes: 'ts-table',
      caption: 'Runs that did not come to their end, newest first',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Ended' }, { text: 'Scope' }, { text: 'Outcome' }, { text: 'Why' }],
      rows: troubled.map((run) => [
        { text: shortInstant(run.finishedAt) },
        { html: html`${run.scope}<span class="ts-minor">${run.channel}</span>` },
        {
          html: tag({
            text: run.outcome === 'failed' ? 'Failed' : 'Part of the way',
            classes: run.outcome === 'failed' ? 'govuk-tag--red' : 'govuk-tag--orange',
          }),
        },
        { text: run.problem },
      ]),
    }),
  );
}

function driftTable(drift: readonly FeedDrift[]): Html {
  return scrollRegion(
    'Drift',
    table({
      classes: 'ts-table',
      caption: 'What came that the contract does not know, or did not come that it promises',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'What changed' }, { text: 'Since' }, { text: 'Rows', format: 'numeric' }, { text: 'What we did' }],
      rows: drift.map((each) => [
        { html: html`${driftKindWords[each.kind]}: ${each.field}<span class="ts-minor">${each.detail}</span>` },
        { text: shortInstant(each.since) },
        { text: numberWords(each.rows), format: 'numeric' },
        { text: each.isAccepted ? `${driftDeedWords[each.did]}; accepted` : driftDeedWords[each.did] },
      ]),
    }),
  );
}
