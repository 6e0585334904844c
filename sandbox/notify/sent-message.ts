import type { Choice } from '../apply/choice.ts';
import { type Draws, drawsFor } from '../population/draw.ts';
import type { Life } from '../population/life.ts';
import type { Trainee } from '../register/trainee.ts';
import { type Instant, instantOn } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';

/** A message that was sent to somebody at an address which a service held, and how it ended. */
export interface SentMessage {
  readonly id: string;
  /** The source record of whom it was sent to. */
  readonly reference: string;
  readonly to: string;
  readonly type: 'email' | 'sms';
  readonly ending: 'delivered' | 'permanent-failure' | 'temporary-failure' | 'technical-failure';
  readonly createdAt: Instant;
  readonly completedAt: Instant;
}

/** One in eight of the recruited was written to before the start, and some at the address of their institution when that had died. */
export function sentTo(
  seed: number,
  traps: TrapSet,
  life: Life,
  choices: readonly Choice[],
  trainees: readonly Trainee[],
): readonly SentMessage[] {
  return [...toApplicant(seed, traps, life, choices), ...toInstitution(seed, traps, life, trainees)];
}

function toApplicant(seed: number, traps: TrapSet, life: Life, [choice]: readonly Choice[]): readonly SentMessage[] {
  const draws = drawsFor(seed, traps, `${life.id}/welcome`);
  const random = draws.about('message');
  const first = choice?.versions[0];
  if (choice === undefined || first === undefined || !random.chance(0.125)) return [];
  const at = first.at + instantOn(random.integer(2, 60), random.integer(0, 6));
  const shown = choice.versions.findLast((version) => version.at <= at) ?? first;
  const moved = life.changes.find(({ kind }) => kind === 'changed_email');
  // Whoever moved to another address often left the old one to die.
  const isDead = moved !== undefined && moved.at < at && shown.email === life.person.email && random.chance(0.5);
  const type = random.chance(0.12) ? 'sms' : 'email';
  const to = type === 'sms' ? life.person.phone.replace(/ /g, '') : shown.email;
  const ending = isDead && type === 'email' ? 'permanent-failure' : endingOf(draws);
  return [messageOf(draws, `apply-application:${choice.application.choiceId}`, to, type, ending, at)];
}

/** An address that a university or school gave ends some weeks after the course. */
function toInstitution(seed: number, traps: TrapSet, life: Life, trainees: readonly Trainee[]): readonly SentMessage[] {
  return trainees.flatMap(({ slug, provider, steps }) => {
    const draws = drawsFor(seed, traps, slug);
    const random = draws.about('message');
    const email = steps.findLast(({ change }) => change.email !== undefined)?.change.email;
    const end = steps.find(({ change }) => change.awardedAt !== undefined || change.state === 'withdrawn')?.at;
    if (email === undefined || end === undefined || !email.endsWith(`@${provider.domain}`)) return [];
    if (!random.chance(0.3) || life.isDirect) return [];
    const at = end + instantOn(random.integer(5, 80), 2);
    const ending = random.chance(0.75) ? 'permanent-failure' : 'delivered';
    return [messageOf(draws, `register-trainee:${slug}`, email, 'email', ending, at)];
  });
}

function endingOf({ about }: Draws): SentMessage['ending'] {
  const fate = about('ending').next();
  if (fate < 0.01) return 'permanent-failure';
  if (fate < 0.02) return 'temporary-failure';
  return fate < 0.025 ? 'technical-failure' : 'delivered';
}

function messageOf(
  { about }: Draws,
  reference: string,
  to: string,
  type: SentMessage['type'],
  ending: SentMessage['ending'],
  createdAt: Instant,
): SentMessage {
  const random = about('receipt');
  // Of an address that does not answer Notify gives up after three days.
  const seconds = ending === 'temporary-failure' ? 72 * 3600 : random.integer(2, 900);
  return { id: random.uuid(), reference, to, type, ending, createdAt, completedAt: createdAt + seconds * 1_000_000 };
}
