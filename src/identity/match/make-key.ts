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
  return [...new Set(values.flatMap((value) => make(value, made)))];
}

/** What stands in a key for a value; nothing where too little would be left to tell anybody apart. */
function make(value: string, made: Made): readonly string[] {
  switch (made) {
    case 'whole':
      return [value];
    case 'sound':
      // Each part of a double name, since the other record may have only one of them.
      return value
        .split(' ')
        .filter((word) => word.length > 1)
        .map(soundOf);
    case 'initial':
      return [value.slice(0, 1)];
    case 'local': {
      const local = localPart(value);
      // Before some signs stands too little to tell people apart.
      return [local.length > 3 ? local : value];
    }
    case 'area':
      return [outwardCode(value)];
    case 'year':
      return [value.slice(0, 4)];
    case 'day-and-month':
      return [value.slice(5)];
    case 'turned': {
      const [year = '', month = '', day = ''] = value.split('-');
      return [month < day ? `${year} ${month} ${day}` : `${year} ${day} ${month}`];
    }
  }
}
