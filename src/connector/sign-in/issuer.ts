import { createPrivateKey, type webcrypto } from 'node:crypto';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { fail, ok, type Result } from '#kernel/result.ts';

/** A provider of sign-ins, as we are registered with it. GOV.UK One Login's issuer ends in a slash, and is compared as it is. */
export type IssuerConfig = {
  readonly door: 'one-login' | 'teacher-auth' | 'staff';
  readonly issuer: string;
  readonly clientId: string;
  /** PKCS #8, PEM, of a P-256 key. */
  readonly privateKey: string;
};

/** What must be kept until somebody comes back; each is used once. */
export type SentAway = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Who came back, as the issuer vouches for them. */
export type SignedIn = {
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly trn: string | null;
  readonly verifiedName: string | null;
  readonly verifiedDateOfBirth: string | null;
  /** Of the staff: what they are called, and the roles that the department gave them. */
  readonly name: string | null;
  readonly roles: readonly string[];
  /** For signing out there. */
  readonly idToken: string;
};

/** `cause` names what was amiss for whoever runs the service, and nothing of the person. */
export type SignInProblem =
  | { readonly kind: 'refused'; readonly cause: string }
  | { readonly kind: 'unreachable'; readonly cause: string };

export type Issuer = {
  begin(redirectUri: string): Promise<Result<{ readonly url: string; readonly kept: SentAway }, SignInProblem>>;
  finish(callback: URL, kept: SentAway): Promise<Result<SignedIn, SignInProblem>>;
  /** Where to sign out of the issuer too; null where it offers no such place. */
  signOutUrl(idToken: string, returnTo: string): Promise<string | null>;
};

const scopes = {
  'one-login': 'openid email',
  'teacher-auth': 'openid email teaching_record',
  staff: 'openid profile roles',
} as const;

/** As the library names it. */
const unknownKey = 'OAUTH_KEY_SELECTION_FAILED';

/** The issuer's clock and ours may differ by so much. */
const secondsApart = 60;

/** One issuer, spoken to by the code flow with PKCE and private_key_jwt; found when it is first needed. */
export function openIssuer(config: IssuerConfig): Issuer {
  let found: Promise<oidc.Configuration> | null = null;
  const discovered = (): Promise<oidc.Configuration> => {
    found ??= discover(config).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return {
    begin: (redirectUri) =>
      attempt(async () => {
        const issuer = await discovered();
        const kept = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(issuer, {
          redirect_uri: redirectUri,
          scope: scopes[config.door],
          state: kept.state,
          nonce: kept.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: 'S256',
          ...(config.door === 'one-login' ? { vtr: '["Cl.Cm"]' } : {}),
        });
        return { url: url.href, kept };
      }),
    finish: async (callback, { state, nonce, verifier }) => {
      const outcome = await attempt(async () => {
        const issuer = await discovered();
        const tokens = await oidc.authorizationCodeGrant(issuer, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const idToken = tokens.id_token;
        if (claims === undefined || idToken === undefined) throw new Refused('no id token');
        if (claims.iat > Date.now() / 1000 + secondsApart) throw new Refused('an id token from the future');
        const told = await oidc.fetchUserInfo(issuer, tokens.access_token, claims.sub);
        return { ...readUser(told), subject: claims.sub, idToken };
      });
      // Its keys may have changed: whoever tries again meets them as they are then.
      if (!outcome.ok && outcome.problem.cause === unknownKey) found = null;
      return outcome;
    },
    signOutUrl: async (idToken, returnTo) => {
      const issuer = await discovered().catch(() => null);
      if (issuer?.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(issuer, { id_token_hint: idToken, post_logout_redirect_uri: returnTo }).href;
    },
  };
}

class Refused extends Error {}

async function discover({ issuer, clientId, privateKey }: IssuerConfig): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const isHere = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  const key = await signingKey(privateKey);
  const found = await oidc.discovery(
    url,
    clientId,
    { id_token_signed_response_alg: 'ES256', [oidc.clockTolerance]: secondsApart },
    oidc.PrivateKeyJwt(key, {
      // One Login wants its token endpoint named, not its issuer.
      [oidc.modifyAssertion]: (_header, payload) => {
        payload.aud = found.serverMetadata().token_endpoint;
      },
    }),
    { execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])] },
  );
  if (found.serverMetadata().issuer !== issuer) throw new Refused('another issuer than the one that is configured');
  return found;
}

async function signingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const key = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
  return crypto.subtle.importKey('pkcs8', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value, SignInProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(problemOf(error));
  }
}

/** A bug throws on; whatever the issuer or somebody in between sent us is refused, and an issuer that is away is away. */
function problemOf(error: unknown): SignInProblem {
  if (error instanceof Refused) return { kind: 'refused', cause: error.message };
  if (error instanceof z.ZodError) return { kind: 'refused', cause: 'a user in another shape' };
  if (error instanceof oidc.AuthorizationResponseError) return { kind: 'refused', cause: error.error };
  if (error instanceof oidc.ResponseBodyError) return { kind: 'refused', cause: error.error };
  if (error instanceof oidc.WWWAuthenticateChallengeError) return { kind: 'refused', cause: 'the token was not taken' };
  if (error instanceof oidc.ClientError)
    return { kind: error.code === 'OAUTH_TIMEOUT' ? 'unreachable' : 'refused', cause: error.code ?? error.name };
  if (error instanceof TypeError && error.message === 'fetch failed')
    return { kind: 'unreachable', cause: 'no connection' };
  throw error;
}

const user = z.looseObject({
  email: z.string().max(320).nullish(),
  email_verified: z.boolean().nullish(),
  trn: z
    .string()
    .regex(/^\d{7}$/)
    .nullish(),
  name: z.string().max(200).nullish(),
  roles: z.union([z.string(), z.array(z.string().max(100)).max(100)]).nullish(),
  verified_name: z.union([z.string(), z.array(z.string())]).nullish(),
  verified_date_of_birth: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullish(),
});

function readUser(told: unknown): Omit<SignedIn, 'subject' | 'idToken'> {
  const read = user.parse(told);
  const name = read.verified_name;
  return {
    email: read.email ?? null,
    emailVerified: read.email_verified ?? false,
    trn: read.trn ?? null,
    verifiedName: typeof name === 'string' ? name : (name?.join(' ') ?? null),
    verifiedDateOfBirth: read.verified_date_of_birth ?? null,
    name: read.name ?? null,
    roles: [read.roles ?? []].flat(),
  };
}
