/** How long answers took, in milliseconds. */
export type Latency = { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number };

/** Exact percentiles of every answer that was timed. */
export function latencyOf(times: readonly number[]): Latency {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
