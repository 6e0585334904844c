import type { Command } from 'commander';
import { parsePurpose } from '#access/purpose.ts';
import { openNotify } from '#connector/notify/send.ts';
import type { Config } from '../config.ts';
import type { System } from '../main.ts';
import { type AskProblem, askStarted } from '../wiring/ask-started.ts';
import { readAddress } from '../wiring/england.ts';
import { Failure } from './failure.ts';
import { withSystem } from './system.ts';
import { WrongUse } from './wrong-use.ts';

export function addAskVerb(program: Command): void {
  program
    .command('ask')
    .description('ask one person by email whether they started, with a link that needs no sign-in')
    .argument('<who>', 'a person id, or feed:key of any of their source records')
    .option('--purpose <purpose>', 'why you read their address; recorded with the read', 'operations')
    .action((who: string, options: { purpose: string }) =>
      withSystem((system, config) => ask(system, config, who, options.purpose)),
    );
}

async function ask({ database, readPerson, texts }: System, config: Config, who: string, why: string): Promise<void> {
  const purpose = parsePurpose(why);
  if (purpose === undefined) throw new WrongUse('--purpose must be a short word such as operations or support-call');
  const england = await readAddress(config.dataDirectory);
  const notify = england?.notify ?? config.notify;
  if (notify === null)
    throw new Failure('Messages cannot leave: set NOTIFY_API_KEY and its templates, or start made-up England.');
  const settings = { messages: texts.messages, send: openNotify(notify), publicUrl: config.publicUrl };
  const outcome = await askStarted({ pool: database.pool, readPerson, ...settings }, who, purpose);
  if (!outcome.ok) throw new Failure(problemText(outcome.problem));
  console.log(`Asked: Notify has it as ${outcome.value.id}.${england === null ? '' : ` Read it at ${notify.url}`}`);
}

function problemText(problem: AskProblem): string {
  switch (problem.kind) {
    case 'nobody':
      return 'No person is known by that name.';
    case 'not-in-question':
      return `They were not asked: their status is ${problem.status}, and the question is for start_unconfirmed.`;
    case 'no-address':
      return 'They were not asked: nobody has an email address of theirs that may be used.';
    case 'held-back':
      return `They were not asked: messages wait until a contradiction (${problem.by}) is settled.`;
    case 'not-sent':
      return `They were not asked: ${problem.cause}. Try again in some minutes.`;
  }
}
