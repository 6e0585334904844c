import { type Instant, londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import { dayOf } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { type KnownRecord, latestText, type Said } from './evidence/known-record.ts';
import { type DatedSide, sideOf, trainees } from './number-conflict.ts';
import type { PersonView } from './person-view.ts';

/** Sources that differ about a birthday: what each says, and the first day on which that is more than a lag. */
export type Mismatch = { readonly sides: readonly DatedSide[]; readonly from: PlainDate };

/** Each source by its newest word; those that the lag text lists. */
export function birthdayMismatch(view: PersonView, policy: Policy): Mismatch | undefined {
  const said = policy.lag.mismatch.date_of_birth.flatMap((source) => {
    const newest = newestBirthday(recordsOf(view, source));
    return newest === undefined ? [] : [{ source, ...sideOf(source, newest.value, newest) }];
  });
  const [first] = said;
  const others = said.filter(({ side }) => side.value !== first?.side.value);
  if (first === undefined || others.length === 0) return undefined;
  const days = others.map((other) => pastLag(first, other, policy)).toSorted();
  return {
    sides: [first, ...others].map(({ side, said }) => ({ side, said })),
    from: days[0] ?? dayOfSaid(first.said.assertedAt),
  };
}

type Spoken = DatedSide & { readonly source: 'trs' | 'register' | 'apply' };

/** Register hears late of what Apply knows while trainees are registered; the regulator and Register late of one another. */
function pastLag(one: Spoken, other: Spoken, { calendar, lag }: Policy): PlainDate {
  const seen = dayOfSaid(later(one.said, other.said).assertedAt);
  const sources = new Set([one.source, other.source]);
  if (sources.has('trs')) return sources.has('register') ? addDays(seen, lag.outcomeLagDays + 1) : seen;
  const year = Number(seen.slice(0, 4));
  const [from, to] = [dayOf(year, calendar.signOff.opens), dayOf(year, calendar.signOff.lastDay)];
  return seen >= from && seen <= to ? addDays(to, 1) : seen;
}

function later(one: Said, other: Said): Said {
  return one.assertedAt > other.assertedAt ? one : other;
}

function dayOfSaid(at: Instant): PlainDate {
  return londonDate(at);
}

function newestBirthday(records: readonly KnownRecord[]): Said<string> | undefined {
  return records
    .flatMap((record) => latestText(record, 'date_of_birth') ?? [])
    .toSorted((a, b) => (a.assertedAt < b.assertedAt ? -1 : 1))
    .at(-1);
}

function recordsOf(view: PersonView, source: Spoken['source']): readonly KnownRecord[] {
  switch (source) {
    case 'trs':
      return view.regulated?.records ?? [];
    case 'register':
      return trainees(view).map(({ record }) => record);
    case 'apply':
      return view.applications.map(({ record }) => record);
  }
}
