import type { Command } from 'commander';
import type { Pool } from 'pg';
import { type Instant, parseInstant } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { readClock } from '#store/person-reading.ts';
import { readPolicy } from '#store/policy-text.ts';
import type { Config } from '../config.ts';
import { policyFolder } from '../main.ts';
import { openDatabase } from '../wiring/database.ts';
import { askSources } from '../wiring/doctor/ask-sources.ts';
import { checkClock } from '../wiring/doctor/check-clock.ts';
import { checkDatabase } from '../wiring/doctor/check-database.ts';
import { checkFeeds } from '../wiring/doctor/check-feeds.ts';
import { checkDisk, checkDropFolder } from '../wiring/doctor/check-folder.ts';
import { checkMatching } from '../wiring/doctor/check-matching.ts';
import { checkWebhookKeys } from '../wiring/doctor/check-webhook.ts';
import { amiss, type Finding, fine } from '../wiring/doctor/finding.ts';
import { sourceQuestions } from '../wiring/doctor/source-question.ts';
import { readAddress } from '../wiring/england.ts';
import { feedSettingsOf } from '../wiring/feed-setting.ts';
import { messageOf } from './exit-code.ts';
import { printJson } from './print.ts';
import { configured } from './system.ts';
import { exitOnSignal } from './until-signal.ts';

export function addDoctorVerb(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything that we need is there, and say what to do; exit 1 when something is not ok')
    .option('--json', 'the findings as JSON')
    .action(examine);
}

async function examine(options: { json?: boolean }): Promise<void> {
  const signals = exitOnSignal();
  const config = configured();
  const isMadeUp = (await readAddress(config.dataDirectory)) !== null;
  const settings = await feedSettingsOf(config);
  const findings: Finding[] = [
    await checkDisk(config.dataDirectory),
    await checkDropFolder(settings.dropDirectory),
    ...checkFeeds(settings, isMadeUp),
  ];
  const policy = await readPolicy(policyFolder).catch((error: unknown) => {
    findings.push(amiss('policy', messageOf(error), 'Mend the text that it names, in policy/.'));
    return null;
  });
  if (policy !== null) findings.push(fine('policy', `version ${policy.version}`));
  findings.push(...(await examineDatabase(config, policy, isMadeUp, signals.ready)));
  if (findings.some((each) => !each.ok)) process.exitCode = 1;
  if (options.json) return printJson(findings);
  for (const { check, ok, found, advice } of findings) {
    console.log(`${ok ? 'ok    ' : 'not ok'}  ${check.padEnd(17)}  ${found}`);
    if (advice !== null) console.log(`${' '.repeat(27)}${advice}`);
  }
}

async function examineDatabase(
  config: Config,
  policy: Policy | null,
  isMadeUp: boolean,
  opened: () => void,
): Promise<readonly Finding[]> {
  const where = config.databaseUrl === null ? `our own, in ${config.dataDirectory}` : 'that of DATABASE_URL';
  try {
    await using database = await openDatabase(config, false);
    opened();
    const { pool } = database;
    const found = await checkDatabase(pool, where);
    const isMigrated = found.some(({ check, ok }) => check === 'migrations' && ok);
    return [
      ...found,
      ...(policy === null || !isMigrated ? [] : [await checkMatching(pool, policy, isMadeUp)]),
      await checkClock(pool, () => new Date()),
      // Made-up England lives by its own clock, and counts who asks.
      ...(policy === null || isMadeUp ? [] : await examineSources(config, policy, clockOf(pool))),
    ];
  } catch (error) {
    return [
      amiss('database', messageOf(error), 'Nothing works without it: begin here.'),
      ...(policy === null || isMadeUp ? [] : await examineSources(config, policy, ownClock)),
    ];
  }
}

async function examineSources(
  config: Config,
  policy: Policy,
  now: () => Promise<Instant>,
): Promise<readonly Finding[]> {
  return [...(await askSources(sourceQuestions(config, policy, await now()), now)), await checkWebhookKeys(config)];
}

function clockOf(pool: Pool): () => Promise<Instant> {
  return () => readClock(pool);
}

async function ownClock(): Promise<Instant> {
  const now = parseInstant(new Date().toISOString());
  if (now === undefined) throw new Error('This host has no time');
  return now;
}
