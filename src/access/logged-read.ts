/** A read as the log keeps it: who, as what, why, whom, which sections, for which day and instant; never a value. */
export type LoggedRead = {
  readonly id: string;
  /** With microseconds, in UTC. */
  readonly at: string;
  readonly client: string;
  readonly role: string | null;
  readonly purpose: string;
  readonly person: string;
  readonly askedFor: string;
  readonly sections: readonly string[] | null;
  readonly validOn: string;
  readonly knownAt: string;
};

/** A day's seal covers its reads and the seal of the day before. */
export type Seal = {
  readonly day: string;
  readonly reads: number;
  readonly digest: string;
  readonly previous: string;
  readonly seal: string;
};
