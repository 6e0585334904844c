/**
 * How often one address of the network may ask for what a guesser or a flood would ask for: signing in, codes and links. A
 * university signs in through one address on the first day of a term, so the limit is wide; codes have limits of their own.
 */
export const notTooOften = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } } as const;
