import { type Config, readConfig } from '../config.ts';
import { openSystem, type System } from '../main.ts';
import { exitOnSignal } from './until-signal.ts';
import { WrongUse } from './wrong-use.ts';

/** The environment as our configuration. @throws WrongUse naming every variable that does not fit */
export function configured(): Config {
  const config = readConfig(process.env);
  if (!config.ok) throw new WrongUse(config.problem.message);
  return config.value;
}

/** Borrows the system for one command and gives it back. */
export async function withSystem<Value>(work: (system: System, config: Config) => Promise<Value>): Promise<Value> {
  const signals = exitOnSignal();
  const config = configured();
  await using system = await openSystem(config, false);
  signals.ready();
  return await work(system, config);
}

/** Whether any real feed is configured. */
export function hasFeeds({
  applyCandidateApi,
  applyRegisterApi,
  publishApi,
  registerApi,
  vacanciesApi,
  trsApi,
  dropDirectory,
}: Config): boolean {
  return [applyCandidateApi, applyRegisterApi, publishApi, registerApi, vacanciesApi, trsApi, dropDirectory].some(
    (each) => each !== null,
  );
}
