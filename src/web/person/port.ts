import type { Json } from '#kernel/json.ts';
import type { Journey } from '#policy/journey.ts';
import type { PersonRecord } from '#record/answer.ts';
import type { RightsRequest } from '#record/rights-request.ts';
import type { ClaimKind } from '#source/claim-kind.ts';
import type { StatusSpan } from '../port.ts';

export type Door = 'one-login' | 'teacher-auth';

/** Who is signed in: the account at its issuer. */
export type Signed = { readonly account: string };

/** Something that the person told us, by its reference. */
export type Told = {
  readonly reference: string;
  readonly kind: ClaimKind;
  readonly saidAt: string;
  readonly on: string | null;
  readonly value: Json;
  readonly withdrawnAt: string | null;
};

/** Somebody's look at the person's record: who, why, which part, when. */
export type Look = {
  readonly at: string;
  readonly client: string;
  readonly purpose: string;
  readonly askedFor: string;
};

/** Messages that may be refused: content that helps, and promotion, by e-mail and by text (domain 5.3). */
export type Choice = {
  readonly purpose: 'optional' | 'marketing';
  readonly channel: 'email' | 'sms';
  readonly isStopped: boolean;
};

export type Right = 'erasure' | 'restriction' | 'objection';

/** All that a person's own pages show. */
export type MyRecord = {
  readonly record: PersonRecord;
  /** Whether the account is joined to any record that another service keeps. */
  readonly isFound: boolean;
  readonly spans: readonly Omit<StatusSpan, 'reason' | 'rule'>[];
  readonly told: readonly Told[];
  readonly choices: readonly Choice[];
  /** What they asked for, the newest first. */
  readonly rights: readonly RightsRequest[];
  readonly journey: Journey;
};

export type Telling = { readonly kind: ClaimKind; readonly on: string | null; readonly value: Json };

export type School = { readonly urn: string; readonly name: string; readonly place: string | null };

/** Jobs in somebody's subject, the nearest first; no subject where none is known. `near`: 2 the same district, 1 the same area. */
export type FoundJobs = {
  readonly subject: string | null;
  /** Whether it is known where they are. */
  readonly isNear: boolean;
  readonly jobs: readonly {
    readonly title: string;
    readonly organisation: string | null;
    readonly town: string | null;
    readonly closesAt: string;
    readonly near: 0 | 1 | 2;
    readonly href: string;
  }[];
};

/** What a code is to prove: that a new address is theirs, or that an address by which their record may be found is. */
export type CodeSending = {
  readonly purpose: 'verify' | 'find';
  readonly way: 'email' | 'phone';
  readonly address: string;
};

export type CodeSent =
  | { readonly kind: 'sent'; readonly id: string }
  | { readonly kind: 'too-many' }
  /** Nothing leaves just now, or Notify would not take it. */
  | { readonly kind: 'not-sent' };

export type CodeEntered =
  | { readonly kind: 'told'; readonly reference: string }
  | { readonly kind: 'found' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'wrong'; readonly left: number }
  /** It was entered, is too old, or was tried too often. */
  | { readonly kind: 'over' };

/** A tap on a link in a message. */
export type LinkAnswer =
  | { readonly kind: 'started' | 'not_starting' }
  | { readonly kind: 'not_yet'; readonly on: string };

/** Who somebody says that they are. */
export type OwnWords = {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly trn: string | null;
};

/** Why nobody is signed in now: for the page, in its own words. */
export type SignInFailure = 'refused' | 'unreachable' | 'over';

export type MyPorts = {
  /** By which doors somebody may come in; none while no identity provider is there. */
  doors(): readonly Door[];
  /** Where to send them, and the token that only their browser keeps meanwhile. */
  begin(door: Door, home: string, returnTo: string): Promise<{ readonly url: string; readonly token: string } | null>;
  finish(
    token: string,
    callback: URL,
  ): Promise<{ readonly session: string; readonly returnTo: string } | { readonly failure: SignInFailure }>;
  session(token: string): Promise<Signed | null>;
  /** @returns where to sign out of the identity provider too; null where that is nowhere */
  signOut(token: string, home: string): Promise<string | null>;
  signOutEverywhere(account: string): Promise<void>;
  /** The day on which something is told. */
  today(): Promise<string>;
  mine(account: string): Promise<MyRecord>;
  looks(account: string): Promise<readonly Look[]>;
  /** @returns the reference under which it is kept */
  tell(account: string, telling: Telling): Promise<string>;
  /** @returns whether there was such a word of theirs, not taken back yet */
  takeBack(account: string, reference: string): Promise<boolean>;
  /** These records are somebody else's: the account comes loose from them. */
  notMe(account: string): Promise<void>;
  /** Starts or stops messages of a purpose on a channel; a stop outlives a change of address and a merge. */
  choose(account: string, choices: readonly Choice[]): Promise<void>;
  /** Asks for a right; what comes of it is told on the page of choices. */
  ask(account: string, right: Right): Promise<void>;
  jobs(account: string): Promise<FoundJobs>;
  /** What becomes of a link of ours in a message: `over` for what we never signed for that, too. */
  link(purpose: 'started' | 'stop', token: string): Promise<'open' | 'answered' | 'over'>;
  /** @returns whether it counts: a link is answered once */
  answerStarted(token: string, answer: LinkAnswer): Promise<boolean>;
  stopByLink(token: string): Promise<boolean>;
  /** Where what was sent can be read, in made-up England; null where messages really leave. */
  outbox(): string | null;
  /** Sends a code to an address that somebody says is theirs. */
  sendCode(account: string, sending: CodeSending): Promise<CodeSent>;
  /** Where a code was sent that can still be entered; null otherwise. */
  sentCode(account: string, id: string): Promise<CodeSending | null>;
  enterCode(account: string, id: string, code: string): Promise<CodeEntered>;
  /** Asks those who look after the records whose account it is, by what the person says of themselves. */
  askWhose(account: string, words: OwnWords): Promise<void>;
  schools(words: string): Promise<readonly School[]>;
  /** Everything that is held of the person, as JSON. */
  everything(account: string): Promise<Json>;
};
