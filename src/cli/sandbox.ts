import type { Command } from 'commander';
import { driveEngland, WheelTaken } from '../wiring/drive-england.ts';
import { readAddress } from '../wiring/england.ts';
import { messageOf } from './exit-code.ts';
import { readDays } from './option.ts';
import { showProgress } from './print.ts';
import { configured, withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addSandboxVerb(program: Command): void {
  program
    .command('sandbox')
    .description('made-up England: move it on')
    .requiredOption('--advance <days>', 'how many days', readDays)
    .action(advance);
}

async function advance({ advance: days }: { advance: number }): Promise<void> {
  const england = await readAddress(configured().dataDirectory);
  if (england === null)
    throw new WrongUse('Made-up England is not running from this folder. Start it first: npm start');
  await withSystem(async ({ database: { pool }, policy }) => {
    const driver = driveEngland({
      pool,
      policy,
      england,
      note: ({ day, rows }) => showProgress(`${day}: ${rows} rows`),
      explain: messageOf,
      waits: false,
    });
    try {
      await driver.advance(days);
    } catch (error) {
      if (error instanceof WheelTaken) throw new WrongUse(error.message);
      throw error;
    } finally {
      showProgress('');
    }
    const { day, rows } = driver.progress();
    console.log(`It is now ${day} in made-up England; ${rows} rows were new.`);
  });
}
