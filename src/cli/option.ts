import { InvalidArgumentError } from 'commander';
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts';

/** Readers of what is typed behind an option; a refusal names the option and is wrong use. */
export function readDay(text: string): PlainDate {
  if (!isPlainDate(text)) throw new InvalidArgumentError('It must be a real date, YYYY-MM-DD.');
  return text;
}

export function readPort(text: string): number {
  return wholeFrom(0, 65_535, text);
}

export function readPeople(text: string): number {
  return wholeFrom(1, 1_000_000, text);
}

export function readSeed(text: string): number {
  return wholeFrom(0, Number.MAX_SAFE_INTEGER, text);
}

export function readDays(text: string): number {
  return wholeFrom(1, 3660, text);
}

export function readSize(text: string): number {
  return wholeFrom(1, 10_000_000, text);
}

export function readYear(text: string): number {
  return wholeFrom(2000, 2199, text);
}

function wholeFrom(least: number, most: number, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  return value;
}
