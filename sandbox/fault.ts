import type { Ask, Fake } from './answer.ts';

export interface Fault {
  readonly path: string;
  readonly kind: '429' | '500' | 'truncate' | 'slow' | 'reset';
  readonly retryAfter: number;
  readonly millis: number;
}

export interface Faults {
  readonly api: Fake;
  /** The fault that waits for this request, used up by asking. */
  readonly next: (ask: Ask) => Fault | undefined;
}

/** Trouble on demand: POST /fault {"path": prefix, "kind": ..., "times": n} spoils the next n requests under that prefix. */
export function faultInjection(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    api: (ask) => {
      if (ask.path !== '/fault' || ask.method !== 'POST') return undefined;
      const read = readFault(ask.body);
      if (read === undefined)
        return { status: 422, body: { error: 'send {"path","kind":"429|500|truncate|slow|reset","times"}' } };
      waiting.push(read);
      return { status: 200, body: { waiting: waiting.filter((one) => one.left > 0).length } };
    },
    next: (ask) => {
      const found = waiting.find((one) => one.left > 0 && ask.path.startsWith(one.fault.path));
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}

function readFault(body: unknown): { fault: Fault; left: number } | undefined {
  if (typeof body !== 'object' || body === null || !('path' in body) || typeof body.path !== 'string') return undefined;
  const kind = 'kind' in body ? kindOf(body.kind) : undefined;
  if (kind === undefined) return undefined;
  const retryAfter = 'retryAfter' in body && typeof body.retryAfter === 'number' ? body.retryAfter : 1;
  const millis = 'millis' in body && typeof body.millis === 'number' ? body.millis : 1000;
  const left = 'times' in body && typeof body.times === 'number' ? body.times : 1;
  return { fault: { path: body.path, kind, retryAfter, millis }, left };
}

function kindOf(value: unknown): Fault['kind'] | undefined {
  switch (value) {
    case '429':
    case '500':
    case 'truncate':
    case 'slow':
    case 'reset':
      return value;
    default:
      return undefined;
  }
}
