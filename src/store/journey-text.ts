import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Journey, journeySchema } from '#policy/journey.ts';

/** The words by stage of people's own home page. @throws when a line does not fit */
export async function readJourney(folder: URL): Promise<Journey> {
  return journeySchema.parse(parse(await readFile(new URL('journey/home.yaml', folder), 'utf8')));
}
