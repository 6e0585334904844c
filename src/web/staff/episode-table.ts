import type { EpisodeAnswer } from '#record/answer.ts';
import { table } from '../component/table.ts';
import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { statusLabel } from '../status-word.ts';

export function episodeTable(episodes: readonly EpisodeAnswer[]): Html | null {
  if (episodes.length === 0) return null;
  return html`
    <h2 class="govuk-heading-l">Training episodes</h2>
    ${table({
      classes: 'ts-table',
      caption: 'Training episodes',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [{ text: 'Course' }, { text: 'Status' }, { text: 'When' }],
      rows: episodes.map((episode) => [
        {
          html: html`${episode.course ?? 'Course not known'} at ${episode.provider ?? 'a provider not known'}
            <span class="ts-minor">${episode.academicYear} to ${episode.academicYear + 1}</span>`,
        },
        {
          html: html`${statusLabel(episode.status)}
            ${episode.sourceRecords.map((record) => html`<span class="ts-minor ts-code">${record}</span>`)}`,
        },
        { text: whenWords(episode) },
      ]),
    })}`;
}

function whenWords({ since, until }: EpisodeAnswer): string {
  const from = `since ${shortDate(since)}`;
  return until === null ? from : `${from}, until ${shortDate(until)}`;
}
