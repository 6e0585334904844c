import { shortDate } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { LaneItem, StatusSpan, TimelineLane } from '../port.ts';
import { saidLabel } from '../said-label.ts';
import { statusLabel } from '../status-word.ts';
import { valueWords } from '../value-words.ts';
import { inkOn, statusColour } from './status-colour.ts';
import { type TimeScale, timeScale } from './time-scale.ts';

export type TimelinePicture = {
  readonly lanes: readonly TimelineLane[];
  readonly spans: readonly StatusSpan[];
  readonly validOn: string;
  readonly knownAt: string;
  readonly knownOn: string;
  readonly today: string;
};

const top = 62;
const laneHeight = 54;
const bandHeight = 66;

/**
 * Both times in one picture, a lane a source record: a full dot where the source says that it became so, an open ring
 * where we learned it; below them what we conclude. Places are percentages, so it fits a phone without being shrunk.
 */
export function timelinePicture(picture: TimelinePicture): Html {
  const { lanes, spans, validOn, knownAt, knownOn, today } = picture;
  const scale = timeScale([
    today,
    validOn,
    knownAt,
    ...spans.flatMap(({ from, until }) => [from, until ?? today]),
    ...lanes.flatMap(({ items }) => items.flatMap(({ saidAt, knownFrom }) => [saidAt, knownFrom])),
  ]);
  const height = top + lanes.length * laneHeight + bandHeight;
  return html`<svg class="ts-timeline" width="100%" height="${height}" role="img" aria-labelledby="timeline-title timeline-description" xmlns="http://www.w3.org/2000/svg">
    <title id="timeline-title">What each source said, when we learned it, and what we conclude</title>
    <desc id="timeline-description">One lane for each of ${lanes.length} source records, above a band of statuses. The lists after the picture say the same in words.</desc>
    ${scale.ticks.map(({ percent, date }) => monthTick(percent, date, height))}
    ${markerLine(scale.percent(validOn), 2, height, 'ts-timeline__valid')}
    ${markerLine(scale.percent(knownAt), 20, height, 'ts-timeline__known')}
    ${lanes.map((lane, index) => laneMarks(lane, top + index * laneHeight, scale, knownAt))}
    ${statusBand(spans, height - bandHeight, scale)}
    ${markerLabel(scale.percent(validOn), `Valid on ${shortDate(validOn)}`, 14)}
    ${markerLabel(scale.percent(knownAt), `Known at ${shortDate(knownOn)}`, 32)}
  </svg>`;
}

function monthTick(percent: number, date: string, height: number): Html {
  const where = percent > 80 ? 'ts-timeline__tick ts-timeline--wide' : 'ts-timeline__tick';
  const name = html`<text class="${where}" x="${percent}%" y="52" dx="4">${shortDate(date).slice(2)}</text>`;
  return html`<line class="ts-timeline__grid" x1="${percent}%" x2="${percent}%" y1="40" y2="${height}"/>${percent > 92 ? null : name}`;
}

/** The line ends where our knowledge does. */
function laneMarks({ record, items }: TimelineLane, y: number, scale: TimeScale, knownAt: string): Html {
  const middle = y + 36;
  const moments = momentsOf(items);
  const start = Math.min(...moments.map(({ saidAt }) => scale.percent(saidAt)));
  return html`<text class="ts-timeline__lane" x="0" y="${y + 18}">${record}</text>
    <line class="ts-timeline__track" x1="${start}%" x2="${scale.percent(knownAt)}%" y1="${middle}" y2="${middle}"/>
    ${moments.map((moment) => momentMark(moment, middle, scale))}`;
}

type Moment = { readonly saidAt: string; readonly knownFrom: string; readonly items: readonly LaneItem[] };

/** What was said and learned together is one mark. */
function momentsOf(items: readonly LaneItem[]): readonly Moment[] {
  const moments = Map.groupBy(items, ({ saidAt, knownFrom }) => `${saidAt} ${knownFrom}`);
  return [...moments.values()].flatMap((together) => {
    const first = together[0];
    return first ? [{ saidAt: first.saidAt, knownFrom: first.knownFrom, items: together }] : [];
  });
}

function momentMark({ saidAt, knownFrom, items }: Moment, y: number, scale: TimeScale): Html {
  const said = scale.percent(saidAt);
  const known = scale.percent(knownFrom);
  const past = items.every(({ knownTo }) => knownTo !== null) ? ' ts-timeline__moment--past' : '';
  const what = items.map((item) => `${saidLabel(item)}: ${valueWords(item.value)}`).join('; ');
  return html`<g class="ts-timeline__moment${past}"><title>${what}. Said ${shortDate(saidAt.slice(0, 10))}, known ${shortDate(knownFrom.slice(0, 10))}</title>
    <line x1="${said}%" x2="${known}%" y1="${y}" y2="${y}"/>
    <circle class="ts-timeline__ring" cx="${known}%" cy="${y}" r="6"/>
    <circle class="ts-timeline__dot" cx="${said}%" cy="${y}" r="4"/></g>`;
}

function statusBand(spans: readonly StatusSpan[], y: number, scale: TimeScale): Html {
  return html`<text class="ts-timeline__lane" x="0" y="${y + 18}">What we conclude</text>
    ${spans.map((span) => {
      const from = scale.percent(span.from);
      const until = span.until === null ? 100 : scale.percent(span.until);
      const colour = statusColour(span.code);
      return html`<g><title>${statusLabel(span.code)}, from ${shortDate(span.from)}</title>
        <rect class="ts-timeline__band" x="${from}%" width="${until - from}%" y="${y + 26}" height="30" fill="${colour}"/>
        ${bandLabel(statusLabel(span.code), from, until - from, y + 46, inkOn(colour))}</g>`;
    })}`;
}

/** Widths, in pixels, of the picture on the narrowest phone that we care for and on a wide screen. */
const narrow = 320;
const wide = 600;

/** Written where it fits on a phone; where it fits only on a wide screen, shown only there. */
function bandLabel(label: string, from: number, width: number, y: number, ink: string): Html | null {
  const needed = label.length * 8.2 + 12;
  if ((width / 100) * wide < needed) return null;
  const where = (width / 100) * narrow < needed ? 'ts-timeline__name ts-timeline--wide' : 'ts-timeline__name';
  return html`<text class="${where}" x="${from}%" dx="6" y="${y}" fill="${ink}">${label}</text>`;
}

/** Passes behind the band of statuses, whose names it would cross. */
function markerLine(percent: number, y: number, height: number, name: string): Html {
  return html`<line class="${name}" x1="${percent}%" x2="${percent}%" y1="${y}" y2="${height}"/>`;
}

function markerLabel(percent: number, label: string, y: number): Html {
  const anchor = percent > 50 ? 'end' : 'start';
  return html`<text class="ts-timeline__marker" x="${percent}%" y="${y}" dx="${anchor === 'end' ? -6 : 6}" text-anchor="${anchor}">${label}</text>`;
}
