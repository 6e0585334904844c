import { Command } from 'commander';

type AddVerbs = (program: Command) => void;

/**
 * The command with the verb that the words begin with, or with all of them, to choose from, when they begin with none.
 * Nothing is read or opened before a verb runs, and no other verb's code is loaded: most need less than half of it.
 */
export async function program(words: readonly string[]): Promise<Command> {
  const command = new Command('teacher-success')
    .description('One lifetime record for every teacher in England, from first enquiry to retirement')
    .showHelpAfterError('(add --help to see how)')
    .exitOverride();
  const asked = parts.filter(({ verbs }) => verbs.includes(words[0] ?? ''));
  for (const { load } of asked.length > 0 ? asked : parts) (await load())(command);
  return command;
}

/** In the order in which help tells them. */
const parts: readonly { readonly verbs: readonly string[]; readonly load: () => Promise<AddVerbs> }[] = [
  { verbs: ['start'], load: async () => (await import('./start.ts')).addStartVerb },
  { verbs: ['serve', 'migrate'], load: async () => (await import('./serve.ts')).addServeVerbs },
  { verbs: ['work'], load: async () => (await import('./work.ts')).addWorkVerb },
  { verbs: ['doctor'], load: async () => (await import('./doctor.ts')).addDoctorVerb },
  { verbs: ['feed', 'sync'], load: async () => (await import('./feed.ts')).addFeedVerbs },
  { verbs: ['drift'], load: async () => (await import('./drift.ts')).addDriftVerb },
  { verbs: ['import'], load: async () => (await import('./import.ts')).addImportVerb },
  { verbs: ['quarantine'], load: async () => (await import('./quarantine.ts')).addQuarantineVerb },
  { verbs: ['record'], load: async () => (await import('./record.ts')).addRecordVerb },
  { verbs: ['ask'], load: async () => (await import('./ask.ts')).addAskVerb },
  { verbs: ['cohort'], load: async () => (await import('./cohort.ts')).addCohortVerb },
  { verbs: ['funding'], load: async () => (await import('./funding.ts')).addFundingVerb },
  { verbs: ['match'], load: async () => (await import('./match.ts')).addMatchVerb },
  { verbs: ['rights'], load: async () => (await import('./rights.ts')).addRightsVerb },
  { verbs: ['contradiction'], load: async () => (await import('./contradiction.ts')).addContradictionVerb },
  { verbs: ['policy'], load: async () => (await import('./policy.ts')).addPolicyVerb },
  { verbs: ['scenario'], load: async () => (await import('./scenario.ts')).addScenarioVerb },
  { verbs: ['rebuild'], load: async () => (await import('./rebuild.ts')).addRebuildVerb },
  { verbs: ['backup', 'restore'], load: async () => (await import('./backup.ts')).addBackupVerbs },
  { verbs: ['sandbox'], load: async () => (await import('./sandbox.ts')).addSandboxVerb },
  { verbs: ['audit'], load: async () => (await import('./audit.ts')).addAuditVerb },
  { verbs: ['client'], load: async () => (await import('./client.ts')).addClientVerb },
];
