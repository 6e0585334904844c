import { londonDate } from '#kernel/instant.ts';
import { openSystem } from '#main.ts';
import { readSettled } from '#store/person-reading.ts';
import { diffPolicies } from '#wiring/policy/diff-policies.ts';
import { openDataFolder } from '../data-folder.ts';
import { rounded } from '../percentile.ts';
import { prepare } from '../prepared.ts';
import { copyPeople, landOriginals, originals } from '../rebuild/nation.ts';
import { describeSetting, readSetting, type Setting } from '../setting.ts';

export type MeasuredDiff = Setting & {
  readonly name: 'policy';
  readonly people: number;
  readonly changed: number;
  readonly seconds: number;
};

/** Everybody decided under the texts in force and under others, which believe Apply's address for longer. */
export async function measurePolicyDiff(asked: {
  readonly people: number;
  readonly dataDirectory: string | undefined;
}): Promise<MeasuredDiff> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  const { policy, database } = system;
  await prepare('rebuild', system, folder.path, asked.people, async (pool, own) => {
    await landOriginals(pool, own, Math.min(asked.people, originals));
    await copyPeople(system, Math.max(1, Math.round(asked.people / originals)), () => undefined);
  });
  const { email } = policy.contact;
  const to = { ...policy, contact: { ...policy.contact, email: { ...email, W3: email.W2, W4: email.W2 } } };
  const knownAt = await readSettled(database.pool);
  const validOn = londonDate(knownAt);
  const { people, changed, seconds } = await diffPolicies({
    pool: database.pool,
    from: policy,
    to,
    validOn,
    knownAt,
    examples: 5,
    note: () => undefined,
  });
  return { name: 'policy', people, changed, seconds: rounded(seconds), ...(await readSetting(database.pool)) };
}

export function describePolicyDiff(measured: MeasuredDiff): string {
  const { people, changed, seconds } = measured;
  return `policy diff: ${people.toLocaleString('en-GB')} people decided under both texts in ${seconds} s, ${changed.toLocaleString('en-GB')} of them otherwise
${describeSetting(measured)}`;
}
