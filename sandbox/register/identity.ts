import type { Choice } from '../apply/choice.ts';
import type { Life } from '../population/life.ts';
import { plainLetters, withoutAccents } from '../population/name.ts';
import type { Person } from '../population/person.ts';
import type { Provider } from '../population/provider.ts';
import type { Random } from '../random.ts';
import { type Day, dateText, dayOf, type Instant, monthOf, yearOf } from '../time.ts';
import { namesOn } from './office.ts';
import type { TraineeState } from './trainee.ts';

type Identity = Pick<
  TraineeState,
  'firstNames' | 'middleNames' | 'lastName' | 'previousLastName' | 'dateOfBirth' | 'email' | 'applicationId'
>;

/** Copied by the nightly import: exactly what Apply said. */
export function identityFromApply(choice: Choice, at: Instant): Identity {
  const version = choice.versions.findLast((one) => one.at <= at) ?? choice.versions[0];
  return {
    firstNames: choice.person.firstName,
    middleNames: undefined,
    lastName: version?.lastName ?? choice.person.lastName,
    previousLastName: undefined,
    dateOfBirth: choice.person.dateOfBirth,
    email: version?.email ?? choice.person.email,
    applicationId: choice.application.choiceId,
  };
}

/** Typed or uploaded by a provider's own staff: their own addresses, their own slips, rarely the application's number. */
export function identityFromOffice(
  random: Random,
  life: Life,
  provider: Provider,
  choiceId: string | undefined,
  at: Instant,
): Identity {
  const { person } = life;
  const names = namesOn(life, at);
  const careless = random.chance(0.06);
  const isOfficeAddress = provider.type === 'university' && random.chance(0.6);
  return {
    firstNames: careless ? withoutAccents(person.firstName) : usualName(random, person.firstName),
    middleNames: random.chance(0.7) ? person.middleName : undefined,
    lastName: careless ? withoutAccents(names.lastName).replace(/['-]/g, ' ') : names.lastName,
    previousLastName: random.chance(0.5) ? names.previousLastName : undefined,
    dateOfBirth: random.chance(0.008) ? mistypedDay(person.dateOfBirth) : person.dateOfBirth,
    email: isOfficeAddress
      ? officeAddress(person.index, person.firstName, names.lastName, provider)
      : ownAddress(random, life, names.email),
    applicationId: random.chance(0.15) ? choiceId : undefined,
  };
}

function ownAddress(random: Random, life: Life, today: string): string {
  return random.chance(0.8) ? today : life.person.email;
}

function officeAddress(index: number, firstName: string, lastName: string, provider: Provider): string {
  const initials = `${plainLetters(firstName).charAt(0)}${plainLetters(lastName).charAt(0)}`;
  return `${initials}${1000 + index}@${provider.domain}`;
}

export function schoolAddress(person: Person, provider: Provider): string {
  return `${plainLetters(person.firstName)}.${plainLetters(person.lastName)}${person.index}@${provider.domain}`;
}

/** A few are written down as everybody calls them. */
function usualName(random: Random, firstName: string): string {
  return random.chance(0.15) ? (shortNames.get(firstName) ?? firstName) : firstName;
}

const shortNames = new Map([
  ['Abigail', 'Abby'],
  ['Anthony', 'Tony'],
  ['Benjamin', 'Ben'],
  ['Daniel', 'Dan'],
  ['Eleanor', 'Ellie'],
  ['James', 'Jim'],
  ['Jonathan', 'Jon'],
  ['Joshua', 'Josh'],
  ['Matthew', 'Matt'],
  ['Michael', 'Mike'],
  ['Mohammed', 'Mo'],
  ['Natalia', 'Nat'],
  ['Olivia', 'Liv'],
  ['Patrick', 'Paddy'],
  ['Rebecca', 'Becky'],
  ['Samira', 'Sam'],
  ['Thomas', 'Tom'],
  ['Victoria', 'Vicky'],
  ['William', 'Will'],
]);

/** Day and month the other way round where that gives a date, else one day off. */
function mistypedDay(day: Day): Day {
  const dayOfMonth = Number(dateText(day).slice(8));
  return dayOfMonth <= 12 && dayOfMonth !== monthOf(day) ? dayOf(yearOf(day), dayOfMonth, monthOf(day)) : day + 1;
}
