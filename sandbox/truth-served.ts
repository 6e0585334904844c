import type { Choice, ChoiceVersion } from './apply/choice.ts';
import { currentCycle } from './calendar.ts';
import { startedClaims } from './claim/started-claim.ts';
import type { England } from './england.ts';
import { claimInstant } from './fake/claim.ts';
import { contactInstant } from './fake/git-contact.ts';
import { registerEventInstant, registerEvents } from './fake/register-event.ts';
import { exportInstant } from './fake/register-export.ts';
import { signOffInstant } from './fake/sign-off.ts';
import { type Contact, type ContactState, contactAt } from './git/contact.ts';
import { type Trainee, type TraineeNow, type TraineeState, traineeAt } from './register/trainee.ts';
import { type Day, type Instant, instantOn, utcDayOf } from './time.ts';
import { type PostsSaid, postsSaid } from './truth-post.ts';

/** What the fakes had shown to a careful reader by an instant: the newest word of each, not what is so behind it. */
export interface Served {
  /** Apply's word on a choice; undefined before the first. */
  readonly choice: (choice: Choice, by: Instant) => ChoiceVersion | undefined;
  /** Register's word on a row, drafts too; `gone` when a complete export lacks a row that was shown before. */
  readonly trainee: (trainee: Trainee, by: Instant) => Shown | undefined;
  /** When a provider signed, if a list that says so was sent round. */
  readonly signOff: (ukprn: string, academicYear: number, by: Instant) => Instant | undefined;
  /** Whether a file of changes had told that an office says they began. */
  readonly commencement: (trainee: Trainee, by: Instant) => boolean;
  readonly posts: PostsSaid;
  /** What the newest export said of a contact. */
  readonly contact: (contact: Contact, by: Instant) => ContactState | undefined;
  /** Whether the person's "I have started" was in a file. */
  readonly claim: (choiceId: string, by: Instant) => boolean;
}

export type Shown = { readonly kind: 'row'; readonly state: TraineeState } | { readonly kind: 'gone' };

export function servedBy(england: England): Served {
  const signOffs = new Map(england.signOffs.map((one) => [`${one.ukprn}/${one.academicYear}`, one.at]));
  const claims = new Map(startedClaims(england).map((claim) => [claim.choiceId, claim.at]));
  const begun = commencementsTold(england);
  return {
    choice: (choice, by) => choice.versions.findLast((version) => version.at <= by && isListed(version)),
    trainee: shown,
    signOff: (ukprn, academicYear, by) => {
      const at = signOffs.get(`${ukprn}/${academicYear}`);
      const listed = at === undefined ? undefined : nextFile(at, signOffInstant, 370);
      return listed !== undefined && listed <= by ? at : undefined;
    },
    commencement: (trainee, by) => (begun.get(trainee) ?? Number.POSITIVE_INFINITY) <= by,
    posts: postsSaid(england),
    contact: (contact, by) => {
      const now = contactAt(contact, by);
      const told = now === undefined ? undefined : nextFile(now.modifiedAt, contactInstant, 8);
      if (now === undefined || told === undefined || told <= by) return now?.state;
      return contactAt(contact, told - instantOn(7, 0))?.state;
    },
    claim: (choiceId, by) => {
      const at = claims.get(choiceId);
      const told = at === undefined ? undefined : nextFile(at, claimInstant, 2);
      return told !== undefined && told <= by;
    },
  };
}

function commencementsTold(england: England): ReadonlyMap<Trainee, Instant> {
  const told = new Map<Trainee, Instant>();
  for (const { trainee, commencement, toldOn } of registerEvents(england)) {
    const at = registerEventInstant(toldOn[0] ?? 0);
    if (commencement === undefined || commencement === 'itt_not_yet_started' || at === undefined) continue;
    told.set(trainee, Math.min(at, told.get(trainee) ?? at));
  }
  return told;
}

/** Apply lists the present cycle and the one before: what changes in an older one is never shown. */
function isListed(version: ChoiceVersion): boolean {
  return currentCycle(version.at) - version.course.cycle <= 1;
}

/** A provider with a token shows a row that is more than a draft at once; everything else waits for the next export. */
function shown(trainee: Trainee, by: Instant): Shown | undefined {
  const discardedAt = trainee.steps.find(({ change }) => change.isDiscarded === true)?.at ?? Number.POSITIVE_INFINITY;
  // A discarded row leaves no gap: until an export lacks it, the reader keeps what was shown last.
  const until = Math.min(by, discardedAt - 1);
  const exported = lastExport(until);
  const row = atOnce(trainee, until) ?? (exported === undefined ? undefined : traineeAt(trainee, exported));
  if (row === undefined) return undefined;
  return discardedAt <= (lastExport(by) ?? 0) ? { kind: 'gone' } : { kind: 'row', state: row.state };
}

function atOnce(trainee: Trainee, at: Instant): TraineeNow | undefined {
  const row = trainee.provider.volunteers ? traineeAt(trainee, at) : undefined;
  return row?.state.state === 'draft' ? undefined : row;
}

const exports = new Map<Day, Instant | undefined>();

function lastExport(by: Instant): Instant | undefined {
  const today = utcDayOf(by);
  const todays = exportInstant(today);
  if (todays !== undefined && todays <= by) return todays;
  if (!exports.has(today)) exports.set(today, exportBefore(today));
  return exports.get(today);
}

function exportBefore(day: Day): Instant | undefined {
  for (let before = day - 1; before > day - 35; before -= 1) {
    const at = exportInstant(before);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** When the first file at or after an instant is dropped. */
function nextFile(at: Instant, fileOn: (day: Day) => Instant | undefined, days: number): Instant | undefined {
  for (let day = utcDayOf(at); day <= utcDayOf(at) + days; day += 1) {
    const file = fileOn(day);
    if (file !== undefined && file >= at) return file;
  }
  return undefined;
}
