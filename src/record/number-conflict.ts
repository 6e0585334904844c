import type { SourceFamily } from '#source/feed.ts';
import type { Side } from './answer.ts';
import { type KnownRecord, latestText, type Said } from './evidence/known-record.ts';
import type { Registration } from './facet/registration.ts';
import type { PersonView } from './person-view.ts';

/** What a source says of a contradiction, and since when. */
export type DatedSide = { readonly side: Side; readonly said: Said };

/**
 * Two numbers of the regulator that both stand, or one under which Register and the regulator know different people: another
 * name and another birthday. No sides where there is no conflict.
 */
export function numberConflict(view: PersonView): readonly DatedSide[] {
  const standing = (view.regulated?.records ?? []).flatMap((record) => {
    const said = latestText(record, 'trn') ?? firstOf(record);
    return said === undefined ? [] : [sideOf('trs', record.ref.key, said)];
  });
  const closed = closedNumbers(view);
  const registered = trainees(view).flatMap(({ record }) => {
    const said = latestText(record, 'trn');
    return said === undefined || closed.has(said.value) ? [] : [sideOf('register', said.value, said)];
  });
  const numbers = new Map([...registered, ...standing].map((each) => [each.side.value, each]));
  if (numbers.size > 1) return [...numbers.values()].toSorted((a, b) => (a.side.value < b.side.value ? -1 : 1));
  return trainees(view)
    .flatMap(({ record }) => strangersUnder(view, record))
    .slice(0, 2);
}

/** Trainees who were more than a draft, and not added in error. */
export function trainees({ registrations }: PersonView): readonly Registration[] {
  return registrations.filter(({ state, isVoid }) => state?.value !== 'draft' && !isVoid);
}

export function sideOf(source: SourceFamily, value: string, said: Said): DatedSide {
  return { side: { source, value, because: [said.observation] }, said };
}

/** Merged into another number, or closed: what still names one is behind, and no conflict. */
function closedNumbers({ records, regulated }: PersonView): ReadonlySet<string> {
  const standing = new Set(regulated?.records.map(({ ref }) => ref.key));
  const numbers = records.flatMap((record) => {
    if (record.ref.feed === 'trs-person') return [record.ref.key];
    const isClosing = record.ref.feed === 'trs-event' && latestText(record, 'status')?.value === 'Deactivated';
    return isClosing ? [latestText(record, 'trn')?.value ?? ''] : [];
  });
  return new Set(numbers.filter((number) => !standing.has(number)));
}

function strangersUnder({ regulated }: PersonView, trainee: KnownRecord): readonly DatedSide[] {
  const number = latestText(trainee, 'trn')?.value;
  const known = regulated?.records.find(({ ref }) => ref.key === number);
  if (known === undefined) return [];
  const born = [latestText(trainee, 'date_of_birth'), latestText(known, 'date_of_birth')] as const;
  const [here, there] = born;
  const isOtherBirthday = here !== undefined && there !== undefined && here.value !== there.value;
  const isOtherName =
    differs(trainee, 'first_names', known, 'first_name') || differs(trainee, 'last_name', known, 'last_name');
  if (!isOtherBirthday || !isOtherName) return [];
  return [
    sideOf('register', `${nameOf(trainee, 'first_names')}, ${here.value}`, here),
    sideOf('trs', `${nameOf(known, 'first_name')}, ${there.value}`, there),
  ];
}

function differs(one: KnownRecord, attribute: string, other: KnownRecord, theirs: string): boolean {
  const [a, b] = [latestText(one, attribute)?.value, latestText(other, theirs)?.value];
  return a !== undefined && b !== undefined && a.trim().toLowerCase() !== b.trim().toLowerCase();
}

function nameOf(record: KnownRecord, first: string): string {
  return [latestText(record, first)?.value, latestText(record, 'last_name')?.value].join(' ').trim();
}

function firstOf({ timelines }: KnownRecord): Said | undefined {
  return [...timelines.values()][0]?.at(-1);
}
