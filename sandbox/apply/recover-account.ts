import { findOpensFor } from '../calendar.ts';
import { eventIn, type Life } from '../population/life.ts';
import { personalEmail } from '../population/person.ts';
import type { Random } from '../random.ts';
import { type Instant, instantOn } from '../time.ts';
import type { Candidate } from './candidate.ts';
import type { Choice } from './choice.ts';

/** Somebody lost the way into their account, made another one, and had the old one's forms brought over. */
export interface Recovery {
  readonly at: Instant;
  readonly candidateId: string;
  readonly random: Random;
}

/** Between the place and the start, while the cycle is the present one; only for whoever has one account and one place. */
export function recoveryOf(random: Random | undefined, life: Life): Recovery | undefined {
  const recruited = eventIn(life.episodes[0]?.events ?? [], 'recruited');
  if (random === undefined || recruited === undefined || life.episodes.length > 1) return undefined;
  const from = recruited.at + instantOn(4, 0);
  const until = Math.min(
    instantOn(recruited.course.startDay - 3, 0),
    findOpensFor(recruited.course.cycle + 1) - instantOn(5, 0),
  );
  if (until <= from) return undefined;
  const at = Math.round(from + random.next() * (until - from));
  return { at, candidateId: `C${900_001 + life.person.index}`, random };
}

/** The choice goes on under the other account's number, which touches it. */
export function recoverChoice(choice: Choice, { at, candidateId }: Recovery): Choice {
  const before = choice.versions.findLast((version) => version.at <= at);
  if (before === undefined) return choice;
  const versions = [
    ...choice.versions.filter((version) => version.at <= at),
    { ...before, at, candidateId },
    ...choice.versions.filter((version) => version.at > at).map((version) => ({ ...version, candidateId })),
  ];
  return { ...choice, versions };
}

/** The old account is gone; the new one has its forms, and takes its address over as `previous_account_email_address`. */
export function recoverAccount(candidate: Candidate, { at, candidateId, random }: Recovery): readonly Candidate[] {
  const { person } = candidate;
  const createdAt = at - instantOn(0, 0, random.integer(8, 50));
  const another = personalEmail(random, person.firstName, person.lastName, person.index).replace('@', '.new@');
  const known = candidate.emails.findLast((one) => one.at <= at)?.email ?? person.email;
  return [
    { ...candidate, goneAt: at },
    {
      ...candidate,
      id: candidateId,
      number: Number(candidateId.slice(1)),
      createdAt,
      emails: [
        { at: createdAt, email: another },
        { at, email: known },
        ...candidate.emails.filter((one) => one.at > at),
      ],
      forms: candidate.forms.map((form) => ({ ...form, arrivedAt: Math.max(at, form.createdAt) })),
    },
  ];
}
