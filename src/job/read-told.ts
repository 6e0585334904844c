import type { Channel } from '#observation/ledger.ts';
import type { StatedVersion } from '#observation/observe.ts';
import type { RowReader } from '#observation/reading.ts';
import type { PageDrift } from './drift/page-drift.ts';
import type { PageStore } from './page-store.ts';

/** Every version of some records of a channel with what it says, read again from the bytes that are kept. */
export async function readTold(
  store: PageStore,
  channel: Channel & { readonly reader: RowReader },
  keys: readonly string[],
  { tell }: PageDrift,
): Promise<ReadonlyMap<string, readonly StatedVersion[]>> {
  if (keys.length === 0) return new Map();
  const told = Map.groupBy(await store.readVersions(channel, keys), ({ key }) => key);
  return new Map(
    [...told].map(([key, own]) => [
      key,
      own.flatMap((version): StatedVersion[] => {
        const reading = version.body === null ? undefined : channel.reader(version.body);
        const outcome = reading?.read();
        if (reading === undefined || outcome?.ok !== true) return [];
        return [{ ...version, version: version.id, ...tell(reading, outcome.value) }];
      }),
    ]),
  );
}
