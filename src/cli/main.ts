import { Command, CommanderError } from 'commander';
import { addClientVerb } from './client.ts';
import { addFeedVerbs } from './feed.ts';
import { addQuarantineVerb } from './quarantine.ts';
import { addRebuildVerb } from './rebuild.ts';
import { addRecordVerb } from './record.ts';
import { addSandboxVerb } from './sandbox.ts';
import { addScenarioVerb } from './scenario.ts';
import { addServeVerbs } from './serve.ts';
import { addStartVerb } from './start.ts';
import { WrongUse } from './wrong-use.ts';

const program = new Command('teacher-success')
  .description('One lifetime record for every teacher in England, from first enquiry to retirement')
  .helpCommand(true)
  .showHelpAfterError('(add --help to see how)')
  .exitOverride();

for (const add of [
  addStartVerb,
  addServeVerbs,
  addFeedVerbs,
  addQuarantineVerb,
  addRecordVerb,
  addScenarioVerb,
  addRebuildVerb,
  addSandboxVerb,
  addClientVerb,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 0 fine, 1 found problems, 2 wrong use; a bug is shown whole. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof WrongUse) {
    console.error(error.message);
    return 2;
  }
  console.error(error);
  return 1;
}
