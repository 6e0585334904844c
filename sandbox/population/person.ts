import type { Random } from '../random.ts';
import { type Day, dayOf } from '../time.ts';
import { inventFirstName, inventLastName, plainLetters } from './name.ts';

/** Who somebody is at birth of the story; what changes later is told by the events of the life. */
export interface Person {
  readonly index: number;
  readonly candidateId: string;
  readonly firstName: string;
  readonly middleName: string | undefined;
  readonly lastName: string;
  readonly dateOfBirth: Day;
  readonly sex: 'female' | 'male';
  readonly email: string;
  readonly phone: string;
  readonly address: Address;
}

export interface Address {
  readonly line1: string;
  readonly town: string;
  readonly postcode: string;
}

export function inventPerson(random: Random, index: number, cycle: number): Person {
  const firstName = inventFirstName(random);
  const lastName = inventLastName(random);
  const age = random.chance(0.7) ? random.integer(21, 26) : random.integer(27, 56);
  return {
    index,
    candidateId: `C${500001 + index}`,
    firstName,
    middleName: random.chance(0.45) ? inventFirstName(random) : undefined,
    lastName,
    dateOfBirth: dayOf(cycle - age, 1, 1) + random.integer(0, 364),
    sex: random.chance(0.68) ? 'female' : 'male',
    email: personalEmail(random, firstName, lastName, index),
    phone: inventPhone(random),
    address: inventAddress(random),
  };
}

/** Unique by its number, so that only families share an address, and only on purpose. */
export function personalEmail(random: Random, firstName: string, lastName: string, index: number): string {
  const first = plainLetters(firstName);
  const last = plainLetters(lastName);
  const name = random.pick([`${first}.${last}`, `${first}${last}`, `${first.charAt(0)}.${last}`, `${last}.${first}`]);
  return `${name}${index.toString(36)}@${random.pick(['mail.test', 'mail.test', 'post.test', 'inbox.test', 'webmail.test'])}`;
}

/** Only the range that is set aside for fiction. */
export function inventPhone(random: Random): string {
  const digits = `900${random.text('0123456789', 3)}`;
  return random.pick([`07700 ${digits}`, `07700${digits}`, `+44 7700 ${digits}`]);
}

export function inventAddress(random: Random): Address {
  const street = random.pick([
    'Orchard Lane',
    'Mill Road',
    'Station Street',
    'Lark Rise',
    'Ferry Row',
    'Quarry Hill',
    'Priory Close',
  ]);
  return {
    line1: `${random.integer(1, 240)} ${street}`,
    town: random.pick([
      'Netherby',
      'Stonewick',
      'Marlow Cross',
      'Eastmere',
      'Hollin Bridge',
      'Winterford',
      'Saltby',
      'Thornley Green',
    ]),
    postcode: `ZZ${random.integer(1, 99)} ${random.integer(1, 9)}${random.text('ABDEFGHJLNPQRSTUWXYZ', 2)}`,
  };
}
