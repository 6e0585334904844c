/** The windows of a person's road that drive every policy (domain 2.1), computed from their own course start. */
export const windows = ['W0', 'W1', 'W2', 'W3', 'W4', 'W6'] as const;
export type Window = (typeof windows)[number];
