import type { Choice } from '../apply/choice.ts';
import type { Life } from '../population/life.ts';
import { plainLetters } from '../population/name.ts';
import type { Person } from '../population/person.ts';
import type { Provider } from '../population/provider.ts';
import type { Random } from '../random.ts';
import type { Instant } from '../time.ts';
import type { Desk } from './desk.ts';
import { namesOn } from './office.ts';
import type { TraineeState } from './trainee.ts';
import { typingHand } from './typing-hand.ts';

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
export function identityFromOffice({ random, falls, life, episode }: Desk, provider: Provider, at: Instant): Identity {
  const { person } = life;
  const names = namesOn(life, at);
  const hand = typingHand(falls('mistyped_identity'));
  return {
    firstNames: hand.firstName(person.firstName),
    middleNames: random.chance(0.7) ? person.middleName : undefined,
    lastName: hand.lastName(names.lastName),
    previousLastName: random.chance(0.5) ? names.previousLastName : undefined,
    dateOfBirth: hand.dateOfBirth(person.dateOfBirth),
    email:
      provider.type === 'university' && falls('institution_email')
        ? officeAddress(person.index, person.firstName, names.lastName, provider)
        : ownAddress(random, life, names.email),
    applicationId: life.isDirect || falls('application_id_missing') ? undefined : episode.application.choiceId,
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
