import type { Ask, Fake } from '../answer.ts';
import { type Random, randomFrom } from '../random.ts';
import { type Fault, readFault } from './fault.ts';
import { type FaultKind, faultKinds, isAnswerFault, isFileFault } from './kind.ts';

export interface Faults {
  readonly api: Fake;
  /** The fault that waits for this request, used up by asking. */
  readonly next: (ask: Ask) => Fault | undefined;
  /** The fault that waits for a file with this name in the drop folder, used up by asking. */
  readonly nextFile: (name: string) => Fault | undefined;
  /** The fault of some kinds that waits for this attempt to deliver a webhook, used up by asking. */
  readonly nextDelivery: (webhook: Webhook, isOfKind: (kind: FaultKind) => boolean) => Fault | undefined;
}

/** The same at each attempt. */
export interface Webhook {
  readonly path: string;
  readonly body: string;
}

interface Waiting {
  readonly fault: Fault;
  readonly random: Random;
  passing: number;
  left: number;
  /** Attempts that were struck, by webhook. */
  readonly tried: Map<string, number>;
}

/**
 * Trouble on demand. POST /fault {"path": prefix, "kind": ..., "times": n} spoils the next n requests under that prefix,
 * or {"share": 0.1, "seed": 1} a share of them; GET /fault lists what waits, DELETE /fault ends it all.
 */
export function faultInjection(): Faults {
  let waiting: readonly Waiting[] = [];

  function take(isStruck: (fault: Fault) => boolean, webhook = ''): Fault | undefined {
    for (const one of waiting) {
      const tried = one.tried.get(webhook) ?? 0;
      if (one.left <= 0 || !isStruck(one.fault) || tried >= one.fault.tries) continue;
      if (one.passing > 0) one.passing -= 1;
      else if (one.random.chance(one.fault.share)) {
        one.left -= 1;
        one.tried.set(webhook, tried + 1);
        return one.fault;
      }
    }
    return undefined;
  }

  return {
    api: (ask) => {
      if (ask.path !== '/fault') return undefined;
      if (ask.method === 'DELETE') waiting = [];
      if (ask.method === 'POST') {
        const fault = readFault(ask.body);
        if (fault === undefined) return { status: 422, body: { error: usage, kinds: faultKinds } };
        const random = randomFrom('fault', fault.seed, fault.path, fault.kind);
        waiting = [...waiting, { fault, random, passing: fault.after, left: fault.times, tried: new Map() }];
      }
      const live = waiting.filter(({ left }) => left > 0);
      const faults = live.map(({ fault, left }) => ({
        ...fault,
        left: Number.isFinite(left) ? left : 'until cleared',
        tries: Number.isFinite(fault.tries) ? fault.tries : 'all',
      }));
      return { status: 200, body: { waiting: live.length, faults } };
    },
    next: (ask) =>
      take(
        ({ path, kind, page }) =>
          isAnswerFault(kind) && ask.path.startsWith(path) && (page === undefined || page === pageOf(ask)),
      ),
    nextFile: (name) => take(({ path, kind }) => isFileFault(kind) && name.startsWith(path)),
    nextDelivery: ({ path: to, body }, isOfKind) =>
      take(({ path, kind }) => isOfKind(kind) && to.startsWith(path), `${to} ${body}`),
  };
}

const usage = 'send {"path": prefix, "kind": one of kinds, "times": n or "share": 0-1 with "seed"}';

/** Which page a request asks for, in any of the ways in which the services are asked. */
export function pageOf({ query }: Ask): number {
  return Number(query.get('page') ?? query.get('page[page]') ?? '1');
}
