import type { Instant } from './instant.ts';

/** The only way to know what time it is: the database's clock in production, the simulated one in sandbox and stories. */
export type Clock = () => Promise<Instant>;
