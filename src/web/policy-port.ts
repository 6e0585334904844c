import type { Window } from '#policy/window.ts';

/** The rules as a page shows them: in order of the texts, each source list from the first that counts. */
export type PolicyTable = {
  readonly version: string;
  /** Attributes, and the ways to reach somebody, by window; `why` where the text says. */
  readonly order: readonly {
    readonly name: string;
    readonly byWindow: Readonly<Record<Window, readonly string[]>>;
    readonly why: readonly string[];
  }[];
  readonly freshness: Readonly<Record<Window, number>>;
  readonly claims: readonly { readonly kind: string; readonly holds: number | 'never' }[];
  readonly contradictions: readonly {
    readonly kind: string;
    readonly owner: string;
    readonly dueWorkingDays: number;
    readonly pauses: readonly string[];
  }[];
};

/** A week of the year of somebody who begins in September, with the window that it falls in. */
export type PolicyWeek = { readonly monday: string; readonly window: Window };

export type PublicationSummary = {
  readonly id: string;
  readonly version: string;
  readonly author: string;
  readonly because: string;
  /** Null for the texts that were in force before anything was published. */
  readonly from: string | null;
};

/** A line of a text, and whether it came, went or stayed. */
export type DiffLine = { readonly kind: 'same' | 'new' | 'gone'; readonly text: string };

export type PublicationDetail = PublicationSummary & {
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    /** Against the publication before; null where nothing is otherwise, or nothing came before. */
    readonly diff: readonly DiffLine[] | null;
  }[];
};

/** What the last comparison found: how many answers another text would change, from what to what. */
export type ShownDiff = {
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly validOn: string;
  readonly people: number;
  readonly seconds: number;
  readonly changed: number;
  readonly changes: readonly {
    readonly answer: string;
    readonly from: string;
    readonly to: string;
    readonly people: number;
    readonly examples: readonly string[];
  }[];
};

export type PolicyPorts = {
  overview(): Promise<{
    readonly table: PolicyTable;
    readonly weeks: readonly PolicyWeek[];
    readonly publications: readonly PublicationSummary[];
    readonly lastDiff: ShownDiff | null;
  }>;
  publication(id: string): Promise<PublicationDetail | null>;
};
