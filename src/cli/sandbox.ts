import { type Command, InvalidArgumentError } from 'commander';
import { driveEngland, readAddress } from '../wiring/england.ts';
import { showProgress } from './print.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addSandboxVerb(program: Command): void {
  program
    .command('sandbox')
    .description('made-up England: move it on')
    .requiredOption('--advance <days>', 'how many days', wholeDays)
    .action((options: { advance: number }) =>
      withSystem(async (system, config) => {
        const england = await readAddress(config.dataDirectory);
        if (england === null || !(await isUp(england.url)))
          throw new WrongUse('Made-up England is not running from this folder. Start it first: npm start');
        const driver = driveEngland(system.database.pool, system.policy, england, ({ day, rows }) =>
          showProgress(`${day}: ${rows} rows`),
        );
        await driver.advance(options.advance);
        showProgress('');
        const { day, rows } = driver.progress();
        console.log(`It is now ${day} in made-up England; ${rows} rows were new.`);
      }),
    );
}

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/clock`).then(
    (answer) => answer.ok,
    () => false,
  );
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3660)
    throw new InvalidArgumentError('a whole number of days from 1');
  return days;
}
