import { request } from 'undici';
import { z } from 'zod';
import type { Moment } from './week.ts';

const person = z.object({
  id: z.string(),
  status: z.string(),
  email: z.string(),
  said: z.object({ status: z.boolean(), email: z.boolean() }),
  stage: z.string(),
  route: z.string().nullable(),
  accreditedProviderType: z.string().nullable(),
  cycle: z.number().nullable(),
  sourceRecords: z.array(z.string()),
});
/** One row of the truth, as much of it as the marking needs. */
export type TruePerson = z.infer<typeof person>;

const page = z.object({ pages: z.number(), people: z.array(person) });

/** Everybody on that day, with what had been said by the morning's reading; only the people that `isMine` names. */
export async function readTruth(
  url: string,
  { on, readUntil }: Moment,
  isMine: (id: string) => boolean,
): Promise<readonly TruePerson[]> {
  const found: TruePerson[] = [];
  for (let number = 1, pages = 1; number <= pages; number += 1) {
    const { statusCode, body } = await request(
      `${url}/truth/people?on=${on}&by=${readUntil}&per_page=1000&page=${number}`,
    );
    if (statusCode !== 200) throw new Error(`The witness answered ${statusCode}`);
    const read = page.parse(await body.json());
    pages = read.pages;
    found.push(...read.people.filter(({ id }) => isMine(id)));
  }
  return found;
}
