import { writeEngland } from './england.ts';

/** A process of its own: a million records are two hundred thousand invented lives, more than a usual heap holds. */
const [path, records, seed] = process.argv.slice(2);
if (path === undefined) throw new Error('found no path, expected PATH RECORDS SEED');
await writeEngland(path, Number(records), Number(seed));
