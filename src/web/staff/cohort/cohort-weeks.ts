import { endedReasons } from '#cohort/reason.ts';
import type { CohortWeek } from '#cohort/week.ts';
import { endedColour } from '../../chart/ended-colour.ts';
import type { Layer } from '../../chart/label-spot.ts';
import { statusLayers } from '../../chart/status-layer.ts';

import { cohortGroupLabel } from '../../cohort-reason-word.ts';
import { type Html, html } from '../../html.ts';
import { remember } from '../../remember.ts';
import { weekFigure } from '../week-figure.ts';

type Drawn = { readonly year: number; readonly weeks: readonly CohortWeek[] };

/** Members by status in each week, and above them those whose membership had ended; drawn again only when a number changed. */
export function cohortWeeks(drawn: Drawn): Html {
  return figure(drawn);
}

const figure = remember(({ year, weeks }: Drawn): Html => {
  const counted = weeks.map(({ weekStarting, members, ended }) => ({
    weekStarting,
    counts: {
      ...members,
      ...Object.fromEntries(Object.entries(ended).map(([reason, people]) => [mark(reason), people])),
    },
  }));
  if (counted.every(({ counts }) => Object.keys(counts).length === 0)) {
    return html`<p class="govuk-body">Nobody had been a member by then in the academic year ${year} to ${year + 1}.</p>`;
  }
  const members = weeks.map(({ weekStarting, members: counts }) => ({ weekStarting, counts }));
  return weekFigure({
    id: 'cohort-weeks',
    title: `Members by status in each week of ${year} to ${year + 1}`,
    year,
    weeks: counted,
    layers: [...statusLayers(members), ...endedLayers(weeks)],
  });
});

function endedLayers(weeks: readonly CohortWeek[]): readonly Layer[] {
  return endedReasons
    .filter((reason) => weeks.some(({ ended }) => (ended[reason] ?? 0) > 0))
    .map((reason) => ({
      code: mark(reason),
      label: `Ended: ${lower(cohortGroupLabel(reason))}`,
      colour: endedColour(reason),
    }));
}

/** A status and an ending can share their code, as `did_not_start` does. */
function mark(reason: string): string {
  return `ended ${reason}`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
