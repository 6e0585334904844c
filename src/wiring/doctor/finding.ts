/** What was looked at, what was found, and what to do about it. */
export type Finding = {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** Null when there is nothing to do. */
  readonly advice: string | null;
};

export function fine(check: string, found: string): Finding {
  return { check, ok: true, found, advice: null };
}

export function amiss(check: string, found: string, advice: string): Finding {
  return { check, ok: false, found, advice };
}
