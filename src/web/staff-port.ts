/** Who of the staff is signed in, and as what. */
export type Staff = {
  readonly subject: string;
  readonly name: string;
  readonly role: 'support' | 'steward' | 'analyst';
  /** The parts of the console that the role opens (policy/access.yaml). */
  readonly areas: readonly string[];
};

/** How one record is open to somebody: for a purpose, or not until they say one. */
export type OpenedCase =
  | { readonly kind: 'open'; readonly purpose: string }
  | { readonly kind: 'ask'; readonly purposes: readonly string[] };

export type StaffFailure = 'refused' | 'unreachable' | 'over' | 'no-role';

/** Signing in of those who work with the records, and what each may open (policy/access.yaml). */
export type StaffPorts = {
  /** Whether there is an identity provider to sign in by. */
  isReady(): boolean;
  begin(home: string, returnTo: string): Promise<{ readonly url: string; readonly token: string } | null>;
  finish(
    token: string,
    callback: URL,
  ): Promise<{ readonly session: string; readonly returnTo: string } | { readonly failure: StaffFailure }>;
  session(token: string): Promise<Staff | null>;
  signOut(token: string): Promise<void>;
  /** What is read until the work is done is read by this one. */
  actAs(staff: Staff, work: () => void): void;
  caseOf(staff: Staff, who: string): Promise<OpenedCase>;
  /** @returns whether there is such a record, and such a purpose */
  openCase(staff: Staff, who: string, purpose: string): Promise<boolean>;
};
