/** A request as the fakes see it. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Parsed JSON, or undefined. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: nothing to say beside the status. */
  readonly body: unknown;
}

/** Undefined: not mine. */
export type Fake = (ask: Ask) => Answer | undefined;

export function bytesOf({ body, headers }: Answer): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(isPage(headers) && typeof body === 'string' ? body : JSON.stringify(body));
}

function isPage(headers: Answer['headers']): boolean {
  return headers?.['Content-Type']?.startsWith('text/html') === true;
}

export function wholeNumber(text: string | null, fallback: number): number {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}

export function pageOf<T>(list: readonly T[], page: number, size: number): { rows: readonly T[]; pages: number } {
  return { rows: list.slice((page - 1) * size, page * size), pages: Math.max(1, Math.ceil(list.length / size)) };
}

/** Remembers the newest result: paging through one list asks for it again and again. */
export function remembering<T>(make: (key: string) => T): (key: string) => T {
  let last: { key: string; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
