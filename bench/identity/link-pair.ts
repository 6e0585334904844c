import { writeFile } from 'node:fs/promises';
import { type Dice, diceOf } from './dice.ts';
import { femaleNames, maleNames, surnames } from './name.ts';
import { slip, slipDigit } from './slip.ts';

/** Two lists of the same invented people, the second with slips, gaps and swaps: the shape of Febrl's fourth data set. */
export async function writeLinkPair(first: string, second: string, people: number, seed: number): Promise<void> {
  const dice = diceOf(seed);
  const originals = Array.from({ length: people }, (_, at) => ({ id: at, fields: person(dice) }));
  const copies = originals.map(({ id, fields }) => ({ id, fields: copyOf(fields, dice) }));
  const shuffled = copies
    .map((copy) => ({ copy, place: dice.whole(0, 2 ** 30) }))
    .toSorted((a, b) => a.place - b.place);
  await writeFile(first, fileOf(originals.map(({ id, fields }) => [`rec-${id}-org`, ...fields])));
  await writeFile(second, fileOf(shuffled.map(({ copy: { id, fields } }) => [`rec-${id}-dup-0`, ...fields])));
}

const header =
  'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id';

function fileOf(rows: readonly (readonly string[])[]): string {
  return `${header}\n${rows.map((row) => row.join(', ')).join('\n')}\n`;
}

const streets = ['street', 'place', 'crescent', 'avenue', 'close', 'drive', 'circuit', 'court'];
const states = ['nsw', 'vic', 'qld', 'wa', 'sa', 'tas', 'act', 'nt'];

function person(dice: Dice): readonly string[] {
  const date = `${dice.whole(1900, 2000)}${two(dice.whole(1, 13))}${two(dice.whole(1, 29))}`;
  return [
    dice.common(dice.chance(0.5) ? femaleNames : maleNames, 1.6).toLowerCase(),
    dice.common(surnames, 2).toLowerCase(),
    String(dice.whole(1, 300)),
    `${dice.pick(surnames).toLowerCase()} ${dice.pick(streets)}`,
    dice.chance(0.6) ? `${dice.pick(surnames).toLowerCase()}` : '',
    dice.common(surnames, 1.5).toLowerCase(),
    String(dice.whole(2000, 8000)),
    dice.common(states, 1.7),
    dice.chance(0.02) ? '' : date,
    String(dice.whole(1_000_000, 9_999_999)),
  ];
}

function copyOf(fields: readonly string[], dice: Dice): readonly string[] {
  const copy = fields.map((field, at) => {
    if (dice.chance(0.03)) return '';
    if (!dice.chance(0.12)) return field;
    return at >= 8 ? slipDigit(field, dice) : slip(dice.chance(0.2) ? slip(field, dice) : field, dice);
  });
  if (dice.chance(0.02)) [copy[0], copy[1]] = [copy[1] ?? '', copy[0] ?? ''];
  if (dice.chance(0.04)) [copy[3], copy[4]] = [copy[4] ?? '', copy[3] ?? ''];
  if (dice.chance(0.03)) copy[5] = dice.pick(surnames).toLowerCase();
  return copy;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
