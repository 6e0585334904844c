import { Command } from 'commander';
import { addBackupVerbs } from './backup.ts';
import { addClientVerb } from './client.ts';
import { addCohortVerb } from './cohort.ts';
import { addDoctorVerb } from './doctor.ts';
import { addDriftVerb } from './drift.ts';
import { addFeedVerbs } from './feed.ts';
import { addFundingVerb } from './funding.ts';
import { addImportVerb } from './import.ts';
import { addMatchVerb } from './match.ts';
import { addQuarantineVerb } from './quarantine.ts';
import { addRebuildVerb } from './rebuild.ts';
import { addRecordVerb } from './record.ts';
import { addSandboxVerb } from './sandbox.ts';
import { addScenarioVerb } from './scenario.ts';
import { addServeVerbs } from './serve.ts';
import { addStartVerb } from './start.ts';
import { addWorkVerb } from './work.ts';

/** The command and its verbs; nothing is read or opened before one of them runs. */
export function program(): Command {
  const command = new Command('teacher-success')
    .description('One lifetime record for every teacher in England, from first enquiry to retirement')
    .showHelpAfterError('(add --help to see how)')
    .exitOverride();
  for (const add of verbs) add(command);
  return command;
}

const verbs = [
  addStartVerb,
  addServeVerbs,
  addWorkVerb,
  addDoctorVerb,
  addFeedVerbs,
  addDriftVerb,
  addImportVerb,
  addQuarantineVerb,
  addRecordVerb,
  addCohortVerb,
  addFundingVerb,
  addMatchVerb,
  addScenarioVerb,
  addRebuildVerb,
  addBackupVerbs,
  addSandboxVerb,
  addClientVerb,
];
