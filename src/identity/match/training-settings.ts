/** How much of the records a model is fitted to, and how much its own shares count beside them. */
export type TrainingSettings = {
  /** Random pairs from which it is learned how often strangers agree. */
  readonly randomPairs: number;
  /** Candidate pairs from which it is learned how often one person's records agree. */
  readonly candidatePairs: number;
  readonly rounds: number;
  /** How many pairs the shares that training starts from are worth. */
  readonly startWorth: number;
  readonly householdStartWorth: number;
  /** Below so many bits a candidate is no evidence about anybody. */
  readonly floor: number;
};
