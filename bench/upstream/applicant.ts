import { chance, pick } from './chance.ts';
import { type Course, courseOf, coursesPerProvider, providerCount } from './place.ts';

/** A made-up person and the course that they applied to, known by their number. */
export type Applicant = {
  readonly index: number;
  readonly choiceId: string;
  readonly candidateId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly course: Course;
};

export function applicant(index: number, cycle: number): Applicant {
  return {
    index,
    choiceId: String(100_000 + index),
    candidateId: `C${candidateOf(index)}`,
    firstName: pick(firstNames, candidateOf(index), 1),
    lastName: `${pick(lastNames, candidateOf(index), 2)}${candidateOf(index) % 97}`,
    dateOfBirth: birthday(candidateOf(index)),
    course: courseOf(cycle, Math.floor(chance(index, 4) * providerCount * coursesPerProvider)),
  };
}

/** Any day of 33 years, but for the last of a month: as many birthdays as there are, since records that share one are compared. */
function birthday(person: number): string {
  const two = (from: number, days: number, salt: number): string =>
    String(from + Math.floor(chance(person, salt) * days)).padStart(2, '0');
  return `${two(1970, 33, 3)}-${two(1, 12, 5)}-${two(1, 28, 6)}`;
}

export function mailOf(person: Applicant, version: number): string {
  const own = Math.floor(chance(person.index, 7) * 36 ** 5).toString(36);
  return `${person.firstName}.${person.lastName}.${own}.${version}@mail.test`.toLowerCase();
}

/** One in twenty is somebody who applied before, so that choices meet over a candidate's id. */
function candidateOf(index: number): number {
  return index % 20 === 19 ? index - 10 : index;
}

const firstNames = ['Ana', 'Bea', 'Carl', 'Dina', 'Emeka', 'Farah', 'Gus', 'Hana', 'Ivor', 'Jaya', 'Kofi', 'Lena'];
const lastNames = ['Reyes', 'Okafor', 'Smith', 'Novak', 'Iqbal', 'Hughes', 'Chen', 'Marsh', 'Dube', 'Patel', 'Byrne'];
