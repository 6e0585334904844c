/** A labelled set, where it comes from, and what matching must reach on it. */
export type MatchCase = {
  readonly name: string;
  readonly data:
    | { readonly kind: 'public'; readonly file: string; readonly truth: string }
    | { readonly kind: 'pair'; readonly people: number; readonly seed: number }
    | { readonly kind: 'population'; readonly records: number; readonly seed: number }
    /** What the feeds of made-up England show, with all its traps. */
    | { readonly kind: 'england'; readonly records: number; readonly seed: number };
  readonly target: {
    readonly f1: number | null;
    readonly precision: number | null;
    readonly automaticPrecision: number | null;
    readonly seconds: number | null;
    readonly memoryMb: number | null;
  };
};

const none = { f1: null, precision: null, automaticPrecision: null, seconds: null, memoryMb: null };

export const matchCases: readonly MatchCase[] = [
  { name: 'febrl1', data: { kind: 'public', file: 'febrl1.csv', truth: 'rec_id:/rec-(\\d+)-/' }, target: none },
  {
    name: 'fake_1000',
    data: { kind: 'public', file: 'fake_1000.csv', truth: 'cluster' },
    target: { ...none, f1: 0.87 },
  },
  {
    name: 'pair',
    data: { kind: 'pair', people: 5000, seed: 4 },
    target: { ...none, f1: 0.9992, precision: 0.9998, seconds: 3 },
  },
  {
    name: '100k',
    data: { kind: 'population', records: 100_000, seed: 1 },
    target: { ...none, f1: 0.98, automaticPrecision: 0.999, seconds: 4 },
  },
  {
    name: '1m',
    data: { kind: 'population', records: 1_000_000, seed: 2 },
    target: { ...none, f1: 0.972, precision: 0.995, seconds: 20, memoryMb: 1536 },
  },
  {
    name: 'england-100k',
    data: { kind: 'england', records: 100_000, seed: 1 },
    target: { ...none, f1: 0.98, automaticPrecision: 0.999, seconds: 4 },
  },
  {
    name: 'england-1m',
    data: { kind: 'england', records: 1_000_000, seed: 1 },
    target: { ...none, f1: 0.972, precision: 0.995, seconds: 20, memoryMb: 1536 },
  },
];
