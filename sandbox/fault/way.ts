import { createServer, type IncomingHttpHeaders, request, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Instant } from '../time.ts';
import type { Fault } from './fault.ts';
import type { Faults } from './fault-api.ts';
import { isWayFault } from './kind.ts';
import { withoutProof } from './sent-fault.ts';

/** What stands between senders of webhooks and who listens, as a proxy does, and passes on well or badly. */
export interface Way {
  /** @returns the address by which senders know who listens at `url` */
  readonly openTo: (url: string) => Promise<string>;
  /** Passes on what was held until now. */
  readonly passOn: () => Promise<void>;
  /** When something that is held is to be passed on. */
  readonly nextAt: () => Instant | undefined;
  readonly close: () => Promise<void>;
}

interface Passing {
  readonly url: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Held {
  readonly passing: Passing;
  readonly at: Instant;
}

export function openWay(faults: Pick<Faults, 'nextDelivery'>, clock: Clock): Way {
  const servers: Server[] = [];
  let held: readonly Held[] = [];

  async function carry(passing: Passing, response: ServerResponse): Promise<void> {
    const webhook = { path: passing.path, body: passing.body.toString('utf8') };
    const fault = faults.nextDelivery(webhook, isWayFault);
    if (fault === undefined) return answer(response, await pass(passing));
    switch (fault.kind) {
      case 'way-502':
        return answer(response, 502);
      case 'way-hang':
        return;
      case 'way-reset':
        response.socket?.destroy();
        return;
      case 'way-cut':
        await cutOff(passing);
        response.socket?.destroy();
        return;
      case 'way-answer-502':
        await pass(passing);
        return answer(response, 502);
      case 'way-answer-lost':
        await pass(passing);
        response.socket?.destroy();
        return;
      case 'way-twice': {
        const [status] = await Promise.all([pass(passing), pass(passing)]);
        return answer(response, status);
      }
      case 'way-held':
        held = [...held, { passing, at: clock.now() + fault.seconds * 1_000_000 }];
        return answer(response, 202);
      case 'way-lost':
        return answer(response, 202);
      default:
        return answer(response, await pass(altered(passing, fault)));
    }
  }

  return {
    openTo: async (url) => {
      const server = createServer((asked, response) => {
        const chunks: Buffer[] = [];
        asked.on('data', (chunk: Buffer) => chunks.push(chunk));
        asked.on('end', () => {
          const passing = { url, path: asked.url ?? '/', headers: asked.headers, body: Buffer.concat(chunks) };
          void carry(passing, response);
        });
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    },
    passOn: async () => {
      const now = clock.now();
      const due = held.filter(({ at }) => at <= now);
      held = held.filter(({ at }) => at > now);
      for (const { passing } of due) await pass(passing);
    },
    nextAt: () => held.map(({ at }) => at).sort((one, other) => one - other)[0],
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** Passes it on whole. @returns the status that came back */
function pass(passing: Passing): Promise<number> {
  return new Promise((resolve) => {
    const onward = requestOf(passing, (status) => resolve(status));
    onward.on('error', () => resolve(502));
    onward.end(passing.body);
  });
}

/** Whoever listens gets half of it, and then the connection closes. */
function cutOff(passing: Passing): Promise<void> {
  return new Promise((resolve) => {
    const onward = requestOf(passing, () => resolve());
    onward.on('error', () => resolve());
    onward.on('close', () => resolve());
    onward.write(passing.body.subarray(0, passing.body.length >> 1), () => onward.destroy());
  });
}

function requestOf({ url, path, headers, body }: Passing, told: (status: number) => void) {
  const own = { ...headers, 'content-length': String(body.length) };
  return request(`${url}${path}`, { method: 'POST', headers: own, agent: false }, (response) => {
    response.resume();
    response.on('end', () => told(response.statusCode ?? 502));
    response.on('error', () => told(502));
  });
}

const much = Buffer.alloc(200 * 1024, ' ');

function altered(passing: Passing, { kind }: Fault): Passing {
  const { headers, body } = passing;
  switch (kind) {
    case 'way-short':
      return { ...passing, body: body.subarray(0, body.length >> 1) };
    case 'way-swollen':
      return { ...passing, body: Buffer.concat([body, much]) };
    case 'way-reworded':
      return { ...passing, body: Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8')), null, 2)) };
    case 'way-retyped':
      return { ...passing, headers: { ...headers, 'content-type': 'text/plain' } };
    case 'way-stripped':
      return { ...passing, headers: withoutProof(headers) };
    default:
      return passing;
  }
}
