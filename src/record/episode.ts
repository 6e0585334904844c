import { academicYearOf } from '#kernel/academic-year.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { isStandardStart } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { isAccepted } from '#source/apply-status.ts';
import type { Application, ChoiceStep } from './facet/application.ts';
import type { ChangeClaim, LeavingClaim, StartClaim } from './facet/claim.ts';
import type { ReferenceBook, SignOff } from './facet/reference-book.ts';
import type { Registration } from './facet/registration.ts';

/** When a person is expected to begin; a month-only start is expected from its first day. */
export type ExpectedStart = {
  readonly date: PlainDate;
  readonly precision: 'day' | 'month';
  readonly standard: boolean;
  readonly because: readonly string[];
};

/** One training episode: a person, a start year, and what Apply and Register say of it. */
export type Episode = {
  readonly academicYear: number;
  /** False for a choice that was never accepted: it can give a status, but it is no episode of training. */
  readonly isAccepted: boolean;
  readonly application: Application | undefined;
  /** The application's steps that belong to this start year, and the day on which the choice moved to another year. */
  readonly steps: readonly ChoiceStep[];
  readonly movedOn: PlainDate | undefined;
  /** A non-draft record that is not void; drafts count as none (R5). */
  readonly registration: Registration | undefined;
  /** What the person said of its start, and of leaving it, in the order in which they said it. */
  readonly words: readonly EpisodeWord[];
  /** Of an episode that only the person tells of: their word, and the episode from which they moved. */
  readonly moved: Move | undefined;
  readonly start: ExpectedStart | undefined;
  /** The UKPRN of the provider that signs this trainee off: the accredited one. */
  readonly ukprn: string | undefined;
  /** That provider's census sign-off, made on or after the start. */
  readonly signOff: SignOff | undefined;
};

export type EpisodeWord = StartClaim | LeavingClaim;
export type Move = { readonly claim: ChangeClaim; readonly from: Episode };

/** Episodes of one person: each live Register record, and each accepted choice without one, once a start year (R12). */
export function readEpisodes(
  applications: readonly Application[],
  registrations: readonly Registration[],
  words: readonly EpisodeWord[],
  book: ReferenceBook,
  policy: Policy,
): readonly Episode[] {
  const real = registrations.filter((each) => each.state !== null && each.state.value !== 'draft' && !each.isVoid);
  const parts = [...pair(applications.flatMap(byYear), real)];
  const years = [...new Set(parts.map((part) => part.academicYear))].toSorted((a, b) => a - b);
  return parts.map((part) => complete(part, words, years, book, policy));
}

type ChoiceYear = {
  application: Application;
  isAccepted: boolean;
  academicYear: number;
  steps: readonly ChoiceStep[];
  movedOn: PlainDate | undefined;
};
type Part = { academicYear: number; choice: ChoiceYear | undefined; registration: Registration | undefined };

/** A deferred place that is taken up in the next cycle is a second episode of the same choice. */
function byYear(application: Application): readonly ChoiceYear[] {
  const years = Map.groupBy(application.steps, (step) => step.academicYear);
  return [...years].flatMap(([academicYear, steps]) => {
    const after = application.steps.find(
      (step) => step.academicYear !== academicYear && step.from >= (steps[0]?.from ?? ''),
    );
    const isPlace = steps.some(
      (step) => step.status === null || isAccepted(step.status) || step.status === 'withdrawn',
    );
    const movedOn = after?.from ?? application.spokenForFrom;
    return [{ application, academicYear, steps, movedOn, isAccepted: application.wasAccepted && isPlace }];
  });
}

function* pair(choices: readonly ChoiceYear[], registrations: readonly Registration[]): Generator<Part> {
  const free = new Set(choices);
  const take = (fits: (choice: ChoiceYear) => boolean): ChoiceYear | undefined => {
    const found = [...free].filter(fits).toSorted(leadingFirst)[0];
    if (found !== undefined) free.delete(found);
    return found;
  };
  const named = new Map(
    registrations.map((registration) => [
      registration,
      take(
        (choice) =>
          choice.application.ref.key === registration.applicationId &&
          choice.academicYear === registration.academicYear,
      ),
    ]),
  );
  for (const registration of registrations) {
    const { academicYear } = registration;
    const choice = named.get(registration) ?? take((each) => each.isAccepted && each.academicYear === academicYear);
    // The choices of two records of one year are apart; where there is one record, all choices of its year are its own.
    const alone = registrations.filter((each) => each.academicYear === academicYear).length === 1;
    yield { academicYear, choice: alone ? withEarlier(choice, choices) : choice, registration };
  }
  const registered = new Set(registrations.map((each) => each.academicYear));
  for (const [academicYear, same] of Map.groupBy(free, (choice) => choice.academicYear)) {
    if (registered.has(academicYear)) continue;
    const [choice] = same.filter((each) => each.isAccepted).toSorted(leadingFirst);
    if (choice !== undefined) yield { academicYear, choice: withEarlier(choice, same), registration: undefined };
    // What was never accepted is no episode, but may be all that there is to say, or the most advanced of it.
    for (const other of same.filter((each) => !each.isAccepted))
      yield { academicYear, choice: other, registration: undefined };
  }
}

/** A place that was given up for another of the same year was still held until then: on each day the leading choice speaks. */
function withEarlier(choice: ChoiceYear | undefined, all: readonly ChoiceYear[]): ChoiceYear | undefined {
  const [first] = choice?.steps ?? [];
  if (choice === undefined || first === undefined) return choice;
  const others = all.filter(
    (each) => each !== choice && each.isAccepted && each.academicYear === choice.academicYear && each.steps.length > 0,
  );
  if (others.length === 0) return choice;
  const parts = [choice, ...others];
  const last = choice.steps.at(-1)?.from ?? first.from;
  const days = [...new Set(parts.flatMap(({ steps }) => steps.map(({ from }) => from)))].toSorted();
  const steps: ChoiceStep[] = [];
  for (const day of days) {
    const spoken = parts.flatMap((part) => {
      const past = part.steps.filter(({ from }) => from <= day);
      return past.length === 0 ? [] : [{ ...part, steps: past }];
    });
    const leading =
      day >= last ? choice.steps.findLast(({ from }) => from <= day) : spoken.toSorted(leadingFirst)[0]?.steps.at(-1);
    const before = steps.at(-1);
    if (leading !== undefined && leading.because !== before?.because) steps.push({ ...leading, from: day });
  }
  return { ...choice, steps };
}

/** Of several choices for one year the one with a place leads, then the one that changed last. */
function leadingFirst(a: ChoiceYear, b: ChoiceYear): number {
  const [left, right] = [a.steps.at(-1), b.steps.at(-1)];
  const hasPlace = (step: ChoiceStep | undefined): number =>
    step?.status === 'recruited' || step?.status === 'pending_conditions' ? 0 : 1;
  return (
    hasPlace(left) - hasPlace(right) ||
    (right?.from ?? '').localeCompare(left?.from ?? '') ||
    a.application.ref.key.localeCompare(b.application.ref.key)
  );
}

function complete(
  part: Part,
  words: readonly EpisodeWord[],
  years: readonly number[],
  book: ReferenceBook,
  policy: Policy,
): Episode {
  const newest = part.choice?.steps.at(-1);
  const asRegistered = expectedStart(part.registration, newest, policy);
  const registration = neverRegistered(part, asRegistered) ? undefined : part.registration;
  const start = registration === part.registration ? asRegistered : expectedStart(undefined, newest, policy);
  const ukprn = registration?.ukprn ?? newest?.ukprn;
  const signOff = ukprn === undefined ? undefined : book.signOff(ukprn, part.academicYear);
  return {
    academicYear: part.academicYear,
    isAccepted: registration !== undefined || part.choice?.isAccepted === true,
    application: part.choice?.application,
    steps: part.choice?.steps ?? [],
    movedOn: part.choice?.movedOn,
    registration,
    words: words.filter((word) => yearOfWord(word, years) === part.academicYear),
    moved: undefined,
    start,
    ukprn,
    signOff: signOff !== undefined && start !== undefined && signOff.date >= start.date ? signOff : undefined,
  };
}

function expectedStart(
  registration: Registration | undefined,
  step: ChoiceStep | undefined,
  policy: Policy,
): ExpectedStart | undefined {
  const registered = registration?.ittStart ?? registration?.traineeStart;
  if (registered !== undefined) {
    const standard = isStandardStart(policy.calendar, registered.value);
    return { date: registered.value, precision: 'day', standard, because: [registered.observation] };
  }
  if (step?.start === undefined) return undefined;
  const { date, precision } = step.start;
  return { date, precision, standard: isStandardStart(policy.calendar, date), because: step.because };
}

/** R7: a record that vanished before the start, with the place in Apply still held, is as if it had never been. */
function neverRegistered(part: Part, start: ExpectedStart | undefined): boolean {
  const gone = part.registration?.gone;
  if (gone === undefined || start === undefined || gone.value >= start.date) return false;
  const status = part.choice?.steps.findLast((step) => step.from <= gone.value)?.status;
  return status === 'recruited' || status === 'pending_conditions';
}

/**
 * What has happened speaks of the episode of its academic year, or of the last one begun before; what has not, of the one
 * that comes next.
 */
function yearOfWord(word: EpisodeWord, years: readonly number[]): number | undefined {
  const year = academicYearOf(word.from);
  return word.kind === 'not_starting' || word.kind === 'not_yet'
    ? (years.find((each) => each >= year) ?? years.at(-1))
    : (years.findLast((each) => each <= year) ?? years[0]);
}
