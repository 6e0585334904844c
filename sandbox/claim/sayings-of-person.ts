import type { Inhabitant } from '../england.ts';
import { eventIn } from '../population/life.ts';
import { inventAddress, inventPhone } from '../population/person.ts';
import type { Random } from '../random.ts';
import type { Trainee } from '../register/trainee.ts';
import { type Day, dateText, utcDayOf } from '../time.ts';
import type { Saying } from './claim.ts';
import { evening } from './sayings-of-life.ts';

/** What people say of who they are, how to reach them, where they are placed and what they mean to do. */
export function sayingsOfPerson(random: Random, one: Inhabitant, since: Day): readonly Saying[] {
  const later = (from: number, to: number): Saying['at'] => evening(random, since + random.integer(from, to));
  const sayings: Saying[] = [...contacts(random, one, later), ...training(random, one), ...posts(random, one)];
  if (random.chance(0.03)) {
    const value = one.life.person.firstName.slice(0, random.integer(3, 4));
    sayings.push({ kind: 'preferred_name', at: later(5, 60), value });
  }
  if (random.chance(0.03)) {
    sayings.push({ kind: 'intention', at: later(100, 400), value: random.pick(intentions) });
  }
  return [...sayings, ...disputes(random, one)];
}

function contacts(
  random: Random,
  { life }: Inhabitant,
  later: (from: number, to: number) => Saying['at'],
): readonly Saying[] {
  const sayings: Saying[] = life.changes.flatMap((change) =>
    change.kind === 'changed_email' && random.chance(0.4)
      ? [{ kind: 'contact_email', at: evening(random, change.on), value: change.email, isVerified: random.chance(0.8) }]
      : [],
  );
  if (random.chance(0.02)) {
    sayings.push({
      kind: 'contact_phone',
      at: later(10, 300),
      value: inventPhone(random),
      isVerified: random.chance(0.8),
    });
  }
  if (random.chance(0.02)) {
    const { line1, town, postcode } = inventAddress(random);
    sayings.push({ kind: 'contact_address', at: later(10, 300), value: { lines: [line1, town], postcode } });
  }
  return sayings;
}

function training(random: Random, { life, trainees }: Inhabitant): readonly Saying[] {
  const sayings: Saying[] = [];
  const begun = life.episodes.flatMap(({ events }) => eventIn(events, 'started') ?? [])[0];
  const applied = life.episodes.flatMap(({ events }) => eventIn(events, 'recruited') ?? [])[0]?.course;
  const other = begun?.course;
  if (begun !== undefined && other !== undefined && applied?.cycle === other.cycle && applied.code !== other.code) {
    const value = { course_code: other.code };
    if (random.chance(0.4)) sayings.push({ kind: 'changed_course', at: evening(random, begun.on + 3), value });
  }
  const placed = trainees.flatMap(placementsOf)[0];
  if (placed !== undefined && random.chance(0.06)) {
    const { urn, addedAt } = placed;
    const on = utcDayOf(addedAt) - random.integer(3, 25);
    const value = { urn, until: dateText(on + 70) };
    sayings.push({ kind: 'placement', at: evening(random, on), on, value });
  }
  return sayings;
}

function placementsOf({ steps }: Trainee): readonly { readonly urn: string; readonly addedAt: number }[] {
  return steps.findLast(({ change }) => change.placements !== undefined)?.change.placements ?? [];
}

function posts(random: Random, { career }: Inhabitant): readonly Saying[] {
  return career.posts.flatMap(({ school, agreedOn, start }) =>
    random.chance(0.3)
      ? [
          {
            kind: 'first_post' as const,
            at: evening(random, agreedOn + 1),
            on: start,
            value: { urn: school.urn, role: `${school.phase} teacher` },
          },
        ]
      : [],
  );
}

/** What an office mistyped, and records that nobody but the person knows to be one. */
function disputes(random: Random, { life, trainees, choices }: Inhabitant): readonly Saying[] {
  const sayings: Saying[] = [];
  const row = trainees[0];
  const typed = row?.steps[0];
  const choice = choices[0]?.application.choiceId;
  if (row === undefined || typed === undefined) return sayings;
  const seen = evening(random, utcDayOf(typed.at) + random.integer(20, 60));
  if (typed.change.dateOfBirth !== undefined && typed.change.dateOfBirth !== life.person.dateOfBirth) {
    const value = { attribute: 'date_of_birth', says: `It is ${dateText(life.person.dateOfBirth)}` };
    if (random.chance(0.6)) sayings.push({ kind: 'dispute', at: seen, value });
  }
  if (choice !== undefined && typed.change.applicationId === undefined && random.chance(0.04)) {
    const records = [`apply-application:${choice}`, `register-trainee:${row.slug}`];
    sayings.push({ kind: 'confirm_same_person', at: seen, value: { records } });
  }
  return sayings;
}

const intentions = ['Teach in the north', 'Work part time', 'Teach abroad for a year', 'Become a head of year'];
