import { localPart } from '../clean/clean-email.ts';
import { outwardCode } from '../clean/clean-postcode.ts';
import { type Features, valuesOf } from '../features.ts';
import type { BlockingRule, KeyPart, Made } from './blocking-rule.ts';
import { soundOf } from './sound.ts';

/** The keys of one record under one rule, for its rows in an index; none when it lacks a part. */
export function blockingKeys(features: Features, rule: BlockingRule): readonly string[] {
  let keys: readonly string[] = [''];
  for (const part of rule.parts) {
    const made = partValues(features, part);
    keys = keys.flatMap((key) => made.map((value) => (key === '' ? value : `${key}|${value}`)));
  }
  return rule.parts.length === 0 ? [] : [...new Set(keys)];
}

function partValues(features: Features, part: KeyPart): readonly string[] {
  if (part.field === 'names') return sortedNames(features.firstNames, features.lastNames);
  return makeAll(valuesOf(features, part.field), part.made);
}

/** Given and family name in the order of the alphabet, so that the two the other way about have the same key. */
export function sortedNames(firstNames: readonly string[], lastNames: readonly string[]): readonly string[] {
  return firstNames.flatMap((first) =>
    lastNames.map((last) => (first < last ? `${first} ${last}` : `${last} ${first}`)),
  );
}

export function makeAll(values: readonly string[], made: Made): readonly string[] {
  if (made === 'whole') return values;
  return [...new Set(values.flatMap((value) => makeEach(value, made)))];
}

/** What stands in a key for a value. Each part of a double name, since the other record may have only one of them. */
export function makeEach(value: string, made: Made): string | readonly string[] {
  if (made !== 'sound') return make(value, made);
  if (!value.includes(' ')) return soundOf(value);
  return value
    .split(' ')
    .filter((word) => word.length > 1)
    .map(soundOf);
}

function make(value: string, made: Exclude<Made, 'sound'>): string {
  switch (made) {
    case 'whole':
      return value;
    case 'initial':
      return value.slice(0, 1);
    case 'beginning':
      return value.slice(0, 2);
    case 'local': {
      const local = localPart(value);
      // Before some signs stands too little to tell people apart.
      return local.length > 3 ? local : value;
    }
    case 'front':
      return value.slice(0, 6);
    case 'area':
      return outwardCode(value);
    case 'year':
      return value.slice(0, 4);
    case 'day-and-month':
      return value.slice(5);
    case 'turned': {
      const [month, day] = [value.slice(5, 7), value.slice(8, 10)];
      return month < day ? `${value.slice(0, 4)} ${month} ${day}` : `${value.slice(0, 4)} ${day} ${month}`;
    }
  }
}
