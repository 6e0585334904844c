import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Dice, diceOf } from './dice.ts';
import { femaleNames, maleNames, nicknames, surnames } from './name.ts';
import { slip, slipDigit } from './slip.ts';

/**
 * Writes so many source records of invented people as CSV: 2.56 records a person; families that share an address, a name
 * and often an inbox; twins; marriages; moves; nicknames; typing slips; and much that is simply missing. It shares
 * nothing with the matcher, its cleaning and its lists of nicknames included.
 */
export async function writePopulation(path: string, records: number, seed: number): Promise<void> {
  const dice = diceOf(seed);
  const taken = new Set<string>();
  const out = createWriteStream(path);
  out.write('record_id,person,source,first_name,last_name,date_of_birth,postcode,email,nino,trn,origin\n');
  let written = 0;
  let person = 0;
  let lines: string[] = [];
  while (written < records) {
    for (const each of household(dice, taken)) {
      person += 1;
      const count = recordsOfOne(dice);
      for (let at = 0; at < count && written < records; at += 1) {
        written += 1;
        lines.push(`${written},${person},${rowOf(each, dice).join(',')}\n`);
      }
      if (lines.length >= 5000) {
        if (!out.write(lines.join(''))) await once(out, 'drain');
        lines = [];
      }
    }
  }
  out.end(lines.join(''));
  await once(out, 'finish');
}

const sources = ['apply', 'register', 'trs', 'git', 'pensions', 'sign-in'];

type Invented = {
  readonly first: string;
  readonly last: string;
  readonly marriedLast: string | null;
  readonly born: string;
  readonly postcodes: readonly string[];
  readonly emails: readonly string[];
  readonly nino: string;
  readonly trn: string;
};

/** Records a person has: one to six, 2.56 on average. */
function recordsOfOne(dice: Dice): number {
  return dice.pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 2, 3]);
}

/** Most people are alone in these records; some have a partner, a child or a twin in them. */
function household(dice: Dice, taken: Set<string>): readonly Invented[] {
  const last = dice.common(surnames, 2.6);
  const home = postcode(dice);
  const inbox = `${last.toLowerCase().replace(/[^a-z]/g, '')}.family${dice.whole(1, 99)}@${domain(dice)}`;
  const kind = dice.whole(0, 100);
  if (kind < 80)
    return [
      invent(
        dice,
        taken,
        dice.chance(0.9) ? last : `${last}-${dice.common(surnames, 2.6)}`,
        home,
        null,
        birthday(dice),
      ),
    ];
  if (kind < 82) {
    const born = birthday(dice);
    return [
      invent(dice, taken, last, home, dice.chance(0.3) ? inbox : null, born),
      invent(dice, taken, last, home, dice.chance(0.3) ? inbox : null, born),
    ];
  }
  const size = dice.pick([2, 2, 2, 3, 4]);
  const shares = dice.chance(0.35);
  return Array.from({ length: size }, () =>
    invent(dice, taken, last, home, shares && dice.chance(0.7) ? inbox : null, birthday(dice)),
  );
}

function invent(
  dice: Dice,
  taken: Set<string>,
  last: string,
  home: string,
  inbox: string | null,
  born: string,
): Invented {
  const isWoman = dice.chance(0.68);
  const first = dice.common(isWoman ? femaleNames : maleNames, 1.8);
  const own = emailOf(dice, taken, first, last);
  return {
    first,
    last,
    marriedLast: isWoman && dice.chance(0.22) ? dice.common(surnames, 2.6) : null,
    born,
    postcodes: dice.chance(0.35) ? [home, postcode(dice)] : [home],
    emails: [inbox ?? own, ...(dice.chance(0.55) ? [emailOf(dice, taken, first, last)] : [])],
    nino: nino(dice),
    trn: String(dice.whole(1_000_000, 5_000_000)),
  };
}

function rowOf(one: Invented, dice: Dice): readonly string[] {
  let first = one.first;
  let last = one.marriedLast !== null && dice.chance(0.45) ? one.marriedLast : one.last;
  let born = one.born;
  if (dice.chance(0.06)) first = dice.pick(nicknames[first] ?? [first]);
  if (dice.chance(0.02)) first = first.charAt(0);
  if (dice.chance(0.04)) first = slip(first, dice);
  if (dice.chance(0.04)) last = slip(last, dice);
  if (dice.chance(0.01)) [first, last] = [last, first];
  if (dice.chance(0.02)) born = slipDate(born, dice);
  if (dice.chance(0.012)) born = turned(born);
  if (dice.chance(0.003)) born = '1900-01-01';
  if (dice.chance(0.03)) first = first.toUpperCase();
  if (dice.chance(0.03)) last = last.toUpperCase();
  const code = dice.pick(one.postcodes);
  const mail = one.emails.length > 1 && dice.chance(0.4) ? one.emails[1] : one.emails[0];
  return [
    dice.pick(sources),
    dice.chance(0.01) ? '' : first,
    dice.chance(0.005) ? '' : last,
    dice.chance(0.04) ? '' : born,
    dice.chance(0.22) ? '' : dice.chance(0.02) ? slip(code, dice) : code,
    dice.chance(0.12) ? '' : dice.chance(0.02) ? slip(mail ?? '', dice) : (mail ?? ''),
    dice.chance(0.6) ? '' : dice.chance(0.01) ? 'QQ123456C' : dice.chance(0.015) ? slipDigit(one.nino, dice) : one.nino,
    dice.chance(0.6) ? '' : dice.chance(0.01) ? '0000000' : dice.chance(0.01) ? slipDigit(one.trn, dice) : one.trn,
    nicknames[one.first] === undefined ? 'other' : 'english',
  ];
}

function birthday(dice: Dice): string {
  const year = dice.chance(0.6) ? dice.whole(1990, 2005) : dice.whole(1955, 1990);
  return dateOf(year, dice.whole(1, 13), dice.whole(1, 29 + (dice.chance(0.9) ? 0 : 0)));
}

function dateOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function slipDate(date: string, dice: Dice): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  switch (dice.whole(0, 3)) {
    case 0:
      return dateOf(year + dice.pick([-10, -1, 1, 10]), month, day);
    case 1:
      return dateOf(year, dice.whole(1, 13), day);
    default:
      return dateOf(year, month, dice.whole(1, 29));
  }
}

function turned(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return day > 12 ? date : dateOf(year, day, month);
}

const areas =
  'AB AL B BA BB BD BH BL BN BR BS CA CB CF CH CM CO CR CT CV DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD HG HP HR HU HX IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NP NR NW OL OX PE PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO'.split(
    ' ',
  );
const units = 'ABDEFGHJLNPQRSTUWXYZ';

function postcode(dice: Dice): string {
  const unit = (): string => units.charAt(dice.whole(0, units.length));
  return `${dice.pick(areas)}${dice.whole(1, 30)} ${dice.whole(0, 10)}${unit()}${unit()}`;
}

function domain(dice: Dice): string {
  return dice.common(
    ['gmail.test', 'hotmail.test', 'outlook.test', 'yahoo.test', 'icloud.test', 'mail.test', 'uni.ac.test'],
    1.6,
  );
}

function emailOf(dice: Dice, taken: Set<string>, first: string, last: string): string {
  const [given, family] = [first.toLowerCase(), last.toLowerCase().replace(/[^a-z]/g, '')];
  const number = dice.chance(0.6) ? String(dice.whole(1, 9999)) : '';
  const local = dice.pick([
    `${given}.${family}${number}`,
    `${given}${family}${number}`,
    `${given.charAt(0)}${family}${number}`,
    `${given.charAt(0)}.${family}${number}`,
    `${family}${given.charAt(0)}${number}`,
  ]);
  const email = `${local}@${domain(dice)}`;
  // An address is given once.
  if (taken.has(email)) return emailOf(dice, taken, first, last);
  taken.add(email);
  return email;
}

function nino(dice: Dice): string {
  const first = 'ABCEGHJKLMNOPRSTWXY';
  const second = 'ABCEGHJKLMNPRSTWXYZ';
  const prefix = first.charAt(dice.whole(0, first.length)) + second.charAt(dice.whole(0, second.length));
  if (['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(prefix)) return nino(dice);
  return `${prefix}${String(dice.whole(0, 1_000_000)).padStart(6, '0')}${dice.pick(['A', 'B', 'C', 'D'])}`;
}
