import { addDays, plainDate } from '#kernel/plain-date.ts';
import type { NumberFormat } from './number-format.ts';

/** A cell's number as a CSV file would hold it: dates in ISO form, everything else in plain digits. */
export function numberText(value: string, format: NumberFormat, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  switch (format.kind) {
    case 'plain':
      return plainDigits(number);
    case 'digits':
      return number >= 0 ? plainDigits(number).padStart(format.length, '0') : plainDigits(number);
    case 'moment':
      return momentText(number, format.hasDate, format.hasTime, from1904) ?? plainDigits(number);
  }
}

/** Fifteen digits count, as in the program that wrote them; an exponent is written out. */
function plainDigits(number: number): string {
  const text = String(Number.isSafeInteger(number) ? number : Number(number.toPrecision(15)));
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return (
    sign + (point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}

const lastDay = 2_958_465;

/** Undefined for a number that is no moment. */
function momentText(number: number, hasDate: boolean, hasTime: boolean, from1904: boolean): string | undefined {
  if (number < 0 || number > lastDay) return undefined;
  const seconds = Math.round(number * 86_400);
  const day = hasTime ? Math.floor(seconds / 86_400) : Math.floor(number);
  const time = hasTime ? seconds % 86_400 : 0;
  if (!hasDate) return clock(time);
  const date = dateOf(day, from1904);
  if (date === undefined) return undefined;
  return time === 0 ? date : `${date}T${clock(time)}`;
}

/** Day 60 of the count from 1900 is a 29 February that there never was. */
function dateOf(day: number, from1904: boolean): string | undefined {
  if (from1904) return addDays(plainDate('1904-01-01'), day);
  if (day === 60) return undefined;
  return addDays(plainDate(day < 60 ? '1899-12-31' : '1899-12-30'), day);
}

function clock(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
