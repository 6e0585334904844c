import type { England } from './england.ts';
import { everybodyIn } from './england.ts';
import { schoolLinks, schoolList, schoolListInstant } from './fake/gias.ts';
import { extractInstant, pensionExtract } from './fake/pension-extract.ts';
import { type Day, dateText, type Instant } from './time.ts';

export interface DroppedFile {
  readonly name: string;
  readonly at: Instant | undefined;
  readonly content: () => string | Buffer;
}

/** What comes once a month: the list of schools on the first, the pension scheme's extract on the 25th. */
export function monthlyFiles(england: England, day: Day): readonly DroppedFile[] {
  const date = dateText(day);
  const { schools, providers } = england;
  return [
    {
      name: `school/edubasealldata-${date}.csv`,
      at: schoolListInstant(day),
      content: () => schoolList(schools, providers, day),
    },
    { name: `school/alllinksdata-${date}.csv`, at: schoolListInstant(day), content: () => schoolLinks(schools, day) },
    {
      name: `employment/tps-${date}.csv`,
      at: extractInstant(day),
      content: () =>
        pensionExtract(
          everybodyIn(england).flatMap((one) => one.pensions),
          day,
        ),
    },
  ];
}
