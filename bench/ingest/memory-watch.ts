/** What our own process takes, in MB: the most ever, and early against late, to show that it does not grow. */
export type MemoryUse = {
  readonly peakMb: number;
  readonly firstQuarterMb: number;
  readonly lastQuarterMb: number;
  readonly quartersMb: readonly number[];
};

/** Looks at this process's resident memory four times a second until `stop`. */
export function watchMemory(): { readonly stop: () => MemoryUse } {
  const samples = [process.memoryUsage.rss()];
  const timer = setInterval(() => samples.push(process.memoryUsage.rss()), 250);
  return {
    stop: () => {
      clearInterval(timer);
      samples.push(process.memoryUsage.rss());
      const quarter = Math.ceil(samples.length / 4);
      return {
        peakMb: megabytes(Math.max(...samples)),
        firstQuarterMb: megabytes(Math.max(...samples.slice(0, quarter))),
        lastQuarterMb: megabytes(Math.max(...samples.slice(-quarter))),
        quartersMb: [0, 1, 2, 3]
          .map((index) => samples.slice(index * quarter, (index + 1) * quarter))
          .flatMap((some) => (some.length === 0 ? [] : [megabytes(Math.max(...some))])),
      };
    },
  };
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
