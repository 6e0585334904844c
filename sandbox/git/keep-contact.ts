import type { Candidate } from '../apply/candidate.ts';
import { drawsFor } from '../population/draw.ts';
import type { Life } from '../population/life.ts';
import { personalEmail } from '../population/person.ts';
import type { Random } from '../random.ts';
import { type Instant, instantOn } from '../time.ts';
import type { Falls, TrapSet } from '../trap-set.ts';
import { applyEcho, echoInstants } from './apply-echo.ts';
import type { Contact, ContactState } from './contact.ts';

type Step = Contact['steps'][number];

/** Half of those whom Apply recruits asked for something before, and a quarter of the others. */
export function keepContacts(
  seed: number,
  traps: TrapSet,
  life: Life,
  candidates: readonly Candidate[],
): readonly Contact[] {
  const draws = drawsFor(seed, traps, life.id);
  const random = draws.about('contact');
  const account = candidates[0];
  if (account === undefined || !random.chance(life.episodes.length > 0 ? 0.5 : 0.25)) return [];
  const asked = account.createdAt - instantOn(random.integer(2, 260), random.integer(0, 9));
  return contactsOf(draws.falls, random, life, asked, candidates);
}

/** Somebody who only ever asked. */
export function contactsOf(
  falls: Falls,
  random: Random,
  life: Life,
  asked: Instant,
  candidates: readonly Candidate[] = [],
): readonly Contact[] {
  const { person } = life;
  const id = random.uuid();
  const own = { email: person.email, hasBirthDate: random.chance(0.4) };
  const other = falls('git_other_email');
  const first: Partial<ContactState> = {
    ...own,
    ...(other === undefined ? {} : { email: otherAddress(other, life) }),
    phone: random.chance(0.6) ? person.phone : undefined,
    postcode: random.chance(0.7) ? person.address.postcode : undefined,
    type: life.episodes.length === 0 && random.chance(0.12) ? 'returning' : 'interested',
  };
  const steps: readonly Step[] = [
    { at: asked, change: first },
    ...consents(random, asked),
    ...echoes(falls, candidates, other === undefined ? undefined : person.email),
  ];
  const contact: Contact = { id, person, steps: steps.toSorted((one, next) => one.at - next.at) };
  const twice = falls('git_duplicate_contact');
  return twice === undefined ? [contact] : [contact, duplicateOf(twice, contact, asked, first)];
}

function otherAddress(random: Random, { person }: Life): string {
  return personalEmail(random, person.firstName, person.lastName, person.index).replace('@', '.info@');
}

/** One in five says no to something, at a moment that has nothing to do with Apply; few think again. */
function consents(random: Random, asked: Instant): readonly Step[] {
  if (!random.chance(0.2)) return [];
  const at = asked + instantOn(random.integer(1, 300), 20);
  const refusal = random.pick<Partial<ContactState>>([
    { noBulkEmail: true },
    { noBulkEmail: true },
    { noEmail: true, noBulkEmail: true },
    { noSms: true },
  ]);
  const steps: Step[] = [{ at, change: { ...refusal, consentChangedAt: at } }];
  if (random.chance(0.15)) {
    const again = at + instantOn(random.integer(20, 200), 11);
    steps.push({
      at: again,
      change: { noBulkEmail: false, noEmail: false, noSms: false, consentChangedAt: again },
    });
  }
  return steps;
}

/** Apply's address goes to the second field where the first holds another. */
function echoes(falls: Falls, candidates: readonly Candidate[], applyEmail: string | undefined): readonly Step[] {
  if (falls('git_unlinked') !== undefined) return [];
  const isStale = falls('git_stale_echo') !== undefined;
  return candidates.flatMap((candidate) =>
    echoInstants(candidate)
      .slice(0, isStale ? 1 : undefined)
      .map((at) => ({ at, change: { ...applyEcho(candidate, at), secondEmail: applyEmail } })),
  );
}

/** Asked a second time, and nobody saw that it was the same person; half of these are found out. */
function duplicateOf(random: Random, contact: Contact, asked: Instant, first: Partial<ContactState>): Contact {
  const again = asked + instantOn(random.integer(10, 200), 3);
  const steps: Step[] = [{ at: again, change: { ...first, hasBirthDate: false, phone: undefined } }];
  if (random.chance(0.5))
    steps.push({ at: again + instantOn(random.integer(30, 120), 3), change: { isInactive: true } });
  return { id: random.uuid(), person: contact.person, steps };
}
