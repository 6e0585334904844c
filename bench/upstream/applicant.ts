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
    dateOfBirth: `${1970 + Math.floor(chance(candidateOf(index), 3) * 33)}-0${1 + (index % 9)}-${10 + (index % 18)}`,
    course: courseOf(cycle, Math.floor(chance(index, 4) * providerCount * coursesPerProvider)),
  };
}

export function mailOf(person: Applicant, version: number): string {
  return `${person.firstName}.${person.lastName}.${person.index}.${version}@mail.test`.toLowerCase();
}

/** One in twenty is somebody who applied before, so that choices meet over a candidate's id. */
function candidateOf(index: number): number {
  return index % 20 === 19 ? index - 10 : index;
}

const firstNames = ['Ana', 'Bea', 'Carl', 'Dina', 'Emeka', 'Farah', 'Gus', 'Hana', 'Ivor', 'Jaya', 'Kofi', 'Lena'];
const lastNames = ['Reyes', 'Okafor', 'Smith', 'Novak', 'Iqbal', 'Hughes', 'Chen', 'Marsh', 'Dube', 'Patel', 'Byrne'];
