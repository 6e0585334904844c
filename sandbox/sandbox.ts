import { createServer, type Server } from 'node:http';
import { type Clock, simulatedClock } from './clock.ts';
import { clockApi } from './clock-api.ts';
import { dropFiles } from './drop.ts';
import { type England, inventEngland, trsPersonsOf } from './england.ts';
import { applyCandidateApi, candidateToken } from './fake/apply-candidate-api.ts';
import { applyRegisterApi, applyToken } from './fake/apply-register-api.ts';
import { publish } from './fake/publish.ts';
import { receipts, receiptToken } from './fake/receipt.ts';
import { registerApi, registerTokenOf } from './fake/register-api.ts';
import { trs, trsKey } from './fake/trs.ts';
import { trsMessages } from './fake/trs-webhook.ts';
import { vacancies } from './fake/vacancies.ts';
import { type CertificateFlaw, certificateTrouble } from './fault/certificate-trouble.ts';
import { faultInjection } from './fault/fault-api.ts';
import { fileSpoiler } from './fault/file-fault.ts';
import { shiftedClock } from './fault/shifted-clock.ts';
import { openWay } from './fault/way.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import { emailTemplate, notify, notifyKey, smsTemplate } from './notify/fake-notify.ts';
import type { Options } from './option.ts';
import { answering } from './server.ts';
import { trapApi } from './trap-api.ts';
import { setTraps } from './trap-set.ts';
import { truthApi } from './truth-api.ts';
import { openOutbox } from './webhook/outbox.ts';
import { deliveryApi, webhookApi } from './webhook/webhook-api.ts';
import { webhookKeys } from './webhook/webhook-key.ts';

export interface Sandbox {
  readonly url: string;
  readonly applyToken: string;
  readonly candidateToken: string;
  readonly registerTokens: readonly { readonly ukprn: string; readonly token: string }[];
  readonly trsKey: string;
  readonly receiptToken: string;
  /** How made-up Notify is reached, and by which of its templates. */
  readonly notify: {
    readonly url: string;
    readonly apiKey: string;
    readonly emailTemplate: string;
    readonly smsTemplate: string;
  };
  /** Where people sign in, one-login before teacher-auth; nowhere unless that was asked for. */
  readonly doors: readonly IdentityProvider[];
  /** The same services behind a certificate that nobody should trust. */
  readonly badlyCertified: (flaw: CertificateFlaw) => Promise<string>;
  /** The address by which senders of webhooks are to know who listens at `url`: faults of the way strike there. */
  readonly wayTo: (url: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Made-up England, listening on this machine only. @param england one that was invented before */
export async function openSandbox(
  options: Options,
  england: England = inventEngland(options.seed, options.people, options.traps),
): Promise<Sandbox> {
  const faults = faultInjection();
  const clock = shiftedClock(simulatedClock(options.now, dropFiles(england, options.drop, fileSpoiler(faults))));
  const keys = webhookKeys(england.seed, setTraps(england.seed, england.traps));
  const { webhook: address, webhookPatience: patience } = options;
  const outbox = openOutbox([...trsMessages(england, keys), ...receipts(england)], clock, {
    address,
    patience,
    faults,
  });
  const way = openWay(faults, clock);
  const answers = answering(
    [
      clockApi(clock),
      trapApi(england.traps),
      truthApi(england, clock),
      applyCandidateApi(england.candidates, clock),
      applyRegisterApi(england.choices, clock, options.applyPageSize),
      publish(england.providers, england.courses, clock),
      registerApi(england.providers, england.trainees, clock),
      webhookApi(outbox, keys, clock),
      trs(trsPersonsOf(england), clock),
      notify(clock),
      vacancies(england.jobs, setTraps(england.seed, england.traps), clock),
    ],
    faults,
    clock,
    deliveryApi(outbox, way),
  );
  const server = createServer(answers);
  // Longer than any reader pauses between two questions, so that no kept connection closes under one.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, options.port);
  const badly = certificateTrouble(answers);
  const doors = options.signIn === true ? await openDoors(england, clock) : [];
  return {
    url: `http://127.0.0.1:${port}`,
    applyToken,
    candidateToken,
    registerTokens: england.providers
      .filter((provider) => provider.volunteers)
      .map((provider) => ({ ukprn: provider.ukprn, token: registerTokenOf(provider) })),
    trsKey,
    receiptToken,
    notify: { url: `http://127.0.0.1:${port}/notify`, apiKey: notifyKey, emailTemplate, smsTemplate },
    doors,
    badlyCertified: badly.open,
    wayTo: way.openTo,
    close: async () => {
      await badly.close();
      for (const door of doors) await door.close();
      await way.close();
      await closeServer(server);
    },
  };
}

/** It warns of a Node that is not called "LTS" yet, which helps nobody who starts a made-up England. */
async function quietly<Value>(load: () => Promise<Value>): Promise<Value> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}

/** Loaded only where people sign in: it is large. */
async function openDoors(england: England, clock: Clock): Promise<readonly IdentityProvider[]> {
  const { openIdentityProvider } = await quietly(() => import('./identity/identity-provider.ts'));
  return Promise.all(
    (['one-login', 'teacher-auth', 'staff'] as const).map((door) => openIdentityProvider(england, clock, door)),
  );
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
