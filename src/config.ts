import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { NotifyConfig } from '#connector/notify/send.ts';
import type { IssuerConfig } from '#connector/sign-in/issuer.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** Everything that the environment decides, read once at the start. */
export type Config = Readonly<{
  port: number;
  dataDirectory: string;
  /** Null: our own embedded server, in the data directory. */
  databaseUrl: string | null;
  logLevel: z.infer<typeof logLevel>;
  /** Feeds that are not configured are null. */
  applyCandidateApi: Readonly<{ url: string; token: string }> | null;
  applyRegisterApi: Readonly<{ url: string; token: string }> | null;
  publishApi: Readonly<{ url: string }> | null;
  /** One token a provider, by its UKPRN. */
  registerApi: Readonly<{ url: string; tokens: Readonly<Record<string, string>> }> | null;
  /** Public: no token. */
  vacanciesApi: Readonly<{ url: string }> | null;
  /** The Teaching Record System, read by number. */
  trsApi: Readonly<{ url: string; token: string }> | null;
  /** Its webhooks: the address under which it knows our endpoint, which it signs, and where its keys are. */
  trsWebhook: Readonly<{ url: string; jwksUrl: string }> | null;
  /** What GOV.UK Notify sends with its receipts; we choose it. */
  notifyReceiptToken: string | null;
  /** Where files are dropped to be imported. */
  dropDirectory: string | null;
  /** By whom the staff sign in; null: nobody does. */
  staffDoor: IssuerConfig | null;
  /** Where people reach our pages, for the links in messages. */
  publicUrl: string;
  /** How messages leave; null: none do. */
  notify: NotifyConfig | null;
  /** By whom people sign in: GOV.UK One Login, and Teacher Auth in front of it. */
  doors: readonly IssuerConfig[];
}>;

export type ConfigProblem = Readonly<{ kind: 'bad-config'; message: string }>;

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, ConfigProblem> {
  // A variable that is set to nothing (as compose files do) is not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = schema.safeParse(given, { reportInput: false });
  if (!read.success) {
    return fail({ kind: 'bad-config', message: explain(read.error, given) });
  }
  const variables = read.data;
  return ok(
    Object.freeze({
      port: variables.PORT,
      dataDirectory: resolve(variables.TEACHER_SUCCESS_DATA),
      databaseUrl: variables.DATABASE_URL ?? null,
      logLevel: variables.LOG_LEVEL,
      applyCandidateApi: together(
        variables.APPLY_CANDIDATE_API_URL,
        variables.APPLY_CANDIDATE_API_TOKEN,
        (url, token) => ({ url, token }),
      ),
      applyRegisterApi: together(
        variables.APPLY_REGISTER_API_URL,
        variables.APPLY_REGISTER_API_TOKEN,
        (url, token) => ({ url, token }),
      ),
      publishApi: variables.PUBLISH_API_URL ? Object.freeze({ url: variables.PUBLISH_API_URL }) : null,
      registerApi: together(variables.REGISTER_API_URL, variables.REGISTER_API_TOKENS, (url, tokens) => ({
        url,
        tokens,
      })),
      vacanciesApi: variables.VACANCIES_API_URL ? Object.freeze({ url: variables.VACANCIES_API_URL }) : null,
      trsApi: together(variables.TRS_API_URL, variables.TRS_API_KEY, (url, key) => ({ url, token: key })),
      trsWebhook: together(variables.TRS_WEBHOOK_URL, jwksUrlOf(variables), (url, jwksUrl) => ({ url, jwksUrl })),
      notifyReceiptToken: variables.NOTIFY_RECEIPT_TOKEN ?? null,
      staffDoor:
        doorOf('staff', variables.STAFF_ISSUER, variables.STAFF_CLIENT_ID, variables.STAFF_PRIVATE_KEY)[0] ?? null,
      publicUrl: variables.PUBLIC_URL ?? `http://localhost:${variables.PORT}`,
      notify: notifyOf(variables),
      dropDirectory: variables.DROP_DIRECTORY ? resolve(variables.DROP_DIRECTORY) : null,
      doors: Object.freeze([
        ...doorOf(
          'one-login',
          variables.ONE_LOGIN_ISSUER,
          variables.ONE_LOGIN_CLIENT_ID,
          variables.ONE_LOGIN_PRIVATE_KEY,
        ),
        ...doorOf(
          'teacher-auth',
          variables.TEACHER_AUTH_ISSUER,
          variables.TEACHER_AUTH_CLIENT_ID,
          variables.TEACHER_AUTH_PRIVATE_KEY,
        ),
      ]),
    }),
  );
}

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'expected one of fatal, error, warn, info, debug, trace, silent',
});

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a whole number from 0 (any free port) to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'expected a whole number from 0 (any free port) to 65535');

/** What is wrong must be told without the value: an address may hold a password, and a token may be in the wrong place. */
function address(schemes: readonly string[], example: string) {
  return z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: ({ input }) => `found ${describeAddress(String(input))}, expected an address such as ${example}`,
  });
}

const webAddress = address(['http:', 'https:'], 'https://api.example.test').transform((url) => url.replace(/\/+$/, ''));

const token = z.string().regex(/^[\x21-\x7e]+$/, 'found white space or other characters that no token holds');

const privateKey = z
  .string()
  // Compose files and key stores give line breaks as two characters.
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine((text) => text.includes('-----BEGIN PRIVATE KEY-----'), 'expected a private key in PEM (PKCS #8)');

const tokensByUkprn = z.string().transform((text, context) => {
  const tokens = new Map<string, string>();
  for (const [index, entry] of text.split(',').entries()) {
    const [, ukprn, value] = /^\s*(\d{8})=([\x21-\x7e]+?)\s*$/.exec(entry) ?? [];
    if (ukprn === undefined || value === undefined || tokens.has(ukprn)) {
      const found = ukprn !== undefined && tokens.has(ukprn) ? `${ukprn} for the second time` : 'something else';
      context.addIssue(`found ${found} as entry ${index + 1}, expected 8-digit-UKPRN=token,8-digit-UKPRN=token,...`);
      return z.NEVER;
    }
    tokens.set(ukprn, value);
  }
  return Object.freeze(Object.fromEntries(tokens));
});

const schema = z
  .object({
    PORT: port.default(3000),
    TEACHER_SUCCESS_DATA: z.string().default(join(import.meta.dirname, '../.data')),
    DATABASE_URL: address(
      ['postgres:', 'postgresql:'],
      'postgres://user:password@host:5432/teacher_success',
    ).optional(),
    LOG_LEVEL: logLevel.default('info'),
    APPLY_CANDIDATE_API_URL: webAddress.optional(),
    APPLY_CANDIDATE_API_TOKEN: token.optional(),
    APPLY_REGISTER_API_URL: webAddress.optional(),
    APPLY_REGISTER_API_TOKEN: token.optional(),
    PUBLISH_API_URL: webAddress.optional(),
    REGISTER_API_URL: webAddress.optional(),
    REGISTER_API_TOKENS: tokensByUkprn.optional(),
    VACANCIES_API_URL: webAddress.optional(),
    TRS_API_URL: webAddress.optional(),
    TRS_API_KEY: token.optional(),
    // Part of what is signed: letter for letter what was registered.
    TRS_WEBHOOK_URL: address(['http:', 'https:'], 'https://our.host.test/webhook/trs-event').optional(),
    TRS_WEBHOOK_JWKS_URL: webAddress.optional(),
    PUBLIC_URL: webAddress.optional(),
    NOTIFY_API_URL: webAddress.default('https://api.notifications.service.gov.uk'),
    NOTIFY_API_KEY: token.optional(),
    NOTIFY_EMAIL_TEMPLATE: token.optional(),
    NOTIFY_SMS_TEMPLATE: token.optional(),
    NOTIFY_RECEIPT_TOKEN: token
      .min(16, 'expected at least 16 characters, since whoever guesses it can send receipts')
      .optional(),
    DROP_DIRECTORY: z.string().optional(),
    // Compared letter for letter: One Login's ends in a slash.
    ONE_LOGIN_ISSUER: address(['http:', 'https:'], 'https://oidc.account.gov.uk/').optional(),
    ONE_LOGIN_CLIENT_ID: token.optional(),
    ONE_LOGIN_PRIVATE_KEY: privateKey.optional(),
    TEACHER_AUTH_ISSUER: address(['http:', 'https:'], 'https://teacher-auth.test/').optional(),
    TEACHER_AUTH_CLIENT_ID: token.optional(),
    TEACHER_AUTH_PRIVATE_KEY: privateKey.optional(),
    STAFF_ISSUER: address(['http:', 'https:'], 'https://login.department.test/').optional(),
    STAFF_CLIENT_ID: token.optional(),
    STAFF_PRIVATE_KEY: privateKey.optional(),
  })
  .superRefine((variables, context) => {
    if (variables.TRS_WEBHOOK_URL !== undefined && jwksUrlOf(variables) === undefined)
      context.addIssue({
        code: 'custom',
        path: ['TRS_WEBHOOK_JWKS_URL'],
        message: 'found nothing, expected it (or TRS_API_URL) because TRS_WEBHOOK_URL is set',
      });
    for (const [left, right] of pairs) {
      const missing = variables[left] === undefined ? left : right;
      if ((variables[left] === undefined) !== (variables[right] === undefined)) {
        const present = missing === left ? right : left;
        context.addIssue({
          code: 'custom',
          path: [missing],
          message: `found nothing, expected it because ${present} is set`,
        });
      }
    }
  });

const pairs = [
  ['APPLY_CANDIDATE_API_URL', 'APPLY_CANDIDATE_API_TOKEN'],
  ['APPLY_REGISTER_API_URL', 'APPLY_REGISTER_API_TOKEN'],
  ['REGISTER_API_URL', 'REGISTER_API_TOKENS'],
  ['TRS_API_URL', 'TRS_API_KEY'],
  ['NOTIFY_API_KEY', 'NOTIFY_EMAIL_TEMPLATE'],
  ['NOTIFY_API_KEY', 'NOTIFY_SMS_TEMPLATE'],
  ['ONE_LOGIN_ISSUER', 'ONE_LOGIN_CLIENT_ID'],
  ['ONE_LOGIN_ISSUER', 'ONE_LOGIN_PRIVATE_KEY'],
  ['TEACHER_AUTH_ISSUER', 'TEACHER_AUTH_CLIENT_ID'],
  ['TEACHER_AUTH_ISSUER', 'TEACHER_AUTH_PRIVATE_KEY'],
  ['STAFF_ISSUER', 'STAFF_CLIENT_ID'],
  ['STAFF_ISSUER', 'STAFF_PRIVATE_KEY'],
] as const;

function doorOf(
  door: IssuerConfig['door'],
  issuer: string | undefined,
  clientId: string | undefined,
  key: string | undefined,
): readonly IssuerConfig[] {
  return issuer === undefined || clientId === undefined || key === undefined
    ? []
    : [{ door, issuer, clientId, privateKey: key }];
}

type NotifyVariables = Readonly<Record<'NOTIFY_API_URL', string>> &
  Readonly<Partial<Record<'NOTIFY_API_KEY' | 'NOTIFY_EMAIL_TEMPLATE' | 'NOTIFY_SMS_TEMPLATE', string | undefined>>>;

function notifyOf(variables: NotifyVariables): NotifyConfig | null {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_EMAIL_TEMPLATE: emailTemplate, NOTIFY_SMS_TEMPLATE: smsTemplate } = variables;
  return apiKey === undefined || emailTemplate === undefined || smsTemplate === undefined
    ? null
    : Object.freeze({ url: variables.NOTIFY_API_URL, apiKey, emailTemplate, smsTemplate });
}

function together<Secret, Feed>(
  url: string | undefined,
  secret: Secret | undefined,
  feed: (url: string, secret: Secret) => Feed,
): Readonly<Feed> | null {
  return url !== undefined && secret !== undefined ? Object.freeze(feed(url, secret)) : null;
}

type KeyAddresses = {
  readonly TRS_API_URL?: string | undefined;
  readonly TRS_WEBHOOK_JWKS_URL?: string | undefined;
};

/** The keys are beside the API unless another address is named. */
function jwksUrlOf({ TRS_API_URL: api, TRS_WEBHOOK_JWKS_URL: named }: KeyAddresses): string | undefined {
  return named ?? (api === undefined ? undefined : `${api}/webhook-jwks`);
}

/** Values that hold no secret, and so may be shown. */
const harmless = new Set(['PORT', 'LOG_LEVEL', 'TEACHER_SUCCESS_DATA', 'DROP_DIRECTORY']);

function explain(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = harmless.has(name) ? `found '${given[name]}', ` : '';
    return `  ${name}: ${found}${issue.message}`;
  });
  return ['The environment has values that cannot be used:', ...lines].join('\n');
}

function describeAddress(text: string): string {
  const [scheme] = /^[a-z]{2,9}:(?=\/\/)/.exec(text) ?? [];
  return scheme !== undefined ? `an address that begins with ${scheme}` : 'text that is no address';
}
