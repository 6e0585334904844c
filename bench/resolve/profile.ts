import { Session } from 'node:inspector/promises';

/** How the processor's time of a piece of work was spread over the files of the core, the dearest first. */
export type Share = { readonly file: string; readonly share: number };

/** Runs the work under the sampling profiler. Each sample counts for the innermost function of `folder` that was at work. */
export async function profiled(work: () => void, folder: string): Promise<readonly Share[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const files = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const fileOf = (node: number): string => {
    for (let at: number | undefined = node; at !== undefined; at = parents.get(at)) {
      const place = files.get(at)?.indexOf(folder) ?? -1;
      if (place >= 0) return files.get(at)?.slice(place + folder.length) ?? '';
    }
    return 'elsewhere';
  };
  const spent = new Map<string, number>();
  for (const sample of profile.samples ?? []) {
    const file = fileOf(sample);
    spent.set(file, (spent.get(file) ?? 0) + 1);
  }
  const all = profile.samples?.length ?? 1;
  return [...spent].map(([file, samples]) => ({ file, share: samples / all })).toSorted((a, b) => b.share - a.share);
}
