import { type England, everybodyIn } from './england.ts';
import { fundingFiles, fundingInstant } from './fake/funding.ts';
import { schoolLinks, schoolList, schoolListInstant } from './fake/gias.ts';
import { contactExports, contactInstant } from './fake/git-contact.ts';
import { extractInstant, pensionExtract } from './fake/pension-extract.ts';
import { registerEventInstant, registerEventLines, registerEvents } from './fake/register-event.ts';
import { signInInstant, signInLinesOf } from './fake/sign-in.ts';
import { linesBetween } from './fake/timed-line.ts';
import { type Day, dateText, type Instant } from './time.ts';

/** A file that comes on some days; empty content is no file. */
export interface DroppedFile {
  readonly name: string;
  readonly at: Instant | undefined;
  readonly content: () => string | Buffer;
}

/** What comes beside Register's files and the claims, on its own days. */
export function otherFiles(england: England): (day: Day) => readonly DroppedFile[] {
  const { schools, providers } = england;
  const everybody = everybodyIn(england);
  const pensions = everybody.flatMap((one) => one.pensions);
  const contactsOn = contactExports(everybody.flatMap((one) => one.contacts));
  const events = registerEvents(england);
  const signIns = signInLinesOf(everybody.flatMap((one) => one.oneLogin ?? []));
  return (day) => {
    const date = dateText(day);
    return [
      {
        name: `register-trainee/events-${date}.jsonl`,
        at: registerEventInstant(day),
        content: () => registerEventLines(events, day),
      },
      {
        name: `school/edubasealldata-${date}.csv`,
        at: schoolListInstant(day),
        content: () => schoolList(schools, providers, day),
      },
      { name: `school/alllinksdata-${date}.csv`, at: schoolListInstant(day), content: () => schoolLinks(schools, day) },
      {
        name: `git-contact/contacts-${date}.csv`,
        at: contactInstant(day),
        content: () => contactsOn(day),
      },
      {
        name: `sign-in/sign-ins-${date}.jsonl`,
        at: signInInstant(day),
        content: () => linesBetween(signIns, signInInstant(day - 1), signInInstant(day)),
      },
      ...fundingFiles(england, day).map(({ name, content }) => ({
        name: `funding-summary/${name}`,
        at: fundingInstant(day),
        content,
      })),
      { name: `employment/tps-${date}.csv`, at: extractInstant(day), content: () => pensionExtract(pensions, day) },
    ];
  };
}
