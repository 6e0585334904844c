import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { compareText } from '#observation/version.ts';
import { formatRef } from '#source/record-ref.ts';
import { erasedRecords } from './erased.ts';
import { consentChannels, type Decision, refusablePurposes } from './evidence/decision.ts';
import type { DecidedEnding } from './person-decisions.ts';
import type { PersonView } from './person-view.ts';

/**
 * The days on which every purpose that can be refused was stopped on every channel. A stop belongs to the person and
 * outlives a merge, where the strictest word wins: a start takes back only what was stopped by the same source record.
 */
export function unsubscribedFromAll(view: PersonView): readonly DecidedEnding[] {
  const found: { on: PlainDate; until: PlainDate | null; because: readonly string[] }[] = [];
  for (const { detail, stopped } of stopsOf(view)) {
    const open = found.at(-1);
    const isOpen = open !== undefined && open.until === null;
    const isAll = [...stopped.values()].every((each) => each.size > 0);
    const because = [...new Set([...stopped.values()].flatMap((each) => [...each.values()]))];
    const day = londonDate(detail.at);
    if (isAll && !isOpen) found.push({ on: day, until: null, because });
    if (!isAll && isOpen) found[found.length - 1] = { ...open, until: day };
  }
  // Stopped and started again on one day is nothing, for whoever asks by the day.
  return found.filter(({ on, until }) => on !== until).map((each) => ({ reason: 'unsubscribed_all', ...each }));
}

/** What is stopped now: purposes on channels, as `optional email`. */
export function stoppedNow(view: PersonView): ReadonlySet<string> {
  const last = [...stopsOf(view)].at(-1);
  return new Set([...(last?.stopped ?? [])].flatMap(([each, stops]) => (stops.size > 0 ? [each] : [])));
}

/** After each word: by which decision each record stopped what; the map is the same one, and goes on. */
function* stopsOf(view: PersonView) {
  const own = new Set([...view.records.map(({ ref }) => ref), ...erasedRecords(view.erasures)].map(formatRef));
  const stopped = new Map<string, Map<string, string>>(everything.map((each) => [each, new Map()]));
  for (const { id, about, detail } of consentsOf(view)) {
    const stops = stopped.get(`${detail.purpose} ${detail.channel}`);
    for (const ref of about.map(formatRef).filter((each) => own.has(each))) {
      if (detail.change === 'stop') stops?.set(ref, id);
      else stops?.delete(ref);
    }
    yield { detail, stopped };
  }
}

const everything = refusablePurposes.flatMap((purpose) => consentChannels.map((channel) => `${purpose} ${channel}`));

type ConsentDecision = Extract<Decision, { readonly kind: 'consent' }>;

/** In their own order; of two words of one moment the stop comes last, and counts. */
function consentsOf(view: PersonView): readonly ConsentDecision[] {
  return view.decisions
    .filter((each) => each.kind === 'consent')
    .toSorted((a, b) => compareText(a.detail.at, b.detail.at) || compareText(a.detail.change, b.detail.change));
}
