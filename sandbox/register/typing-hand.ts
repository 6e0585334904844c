import { withoutAccents } from '../population/name.ts';
import type { Random } from '../random.ts';
import { type Day, dateText, dayOf, monthOf, yearOf } from '../time.ts';

/** How somebody in an office writes down who a trainee is. */
export interface TypingHand {
  readonly firstName: (name: string) => string;
  readonly lastName: (name: string) => string;
  readonly dateOfBirth: (day: Day) => Day;
}

/** Exact without a trap; with one, some type the short name that everybody uses, some lose accents and hyphens, a few the date. */
export function typingHand(random: Random | undefined): TypingHand {
  const slip = random?.next() ?? 1;
  const isPlain = slip < 0.3;
  return {
    firstName: (name) => (isPlain ? withoutAccents(name) : slip < 0.95 ? (shortNames.get(name) ?? name) : name),
    lastName: (name) => (isPlain ? withoutAccents(name).replace(/['-]/g, ' ') : name),
    dateOfBirth: (day) => (slip >= 0.95 && slip < 1 ? mistypedDay(day) : day),
  };
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
