import { sourceName } from './source-word.ts';

type Answer = { readonly code: string; readonly confidence: string; readonly source: string; readonly rule: string };

/** Why we conclude a status, in a sentence: what the rule found, never a second judgement. */
export function reasonSentence(answer: Answer): string {
  return reasons[answer.rule]?.(answer) ?? `${capital(sourceName(answer.source))} says so, by rule ${answer.rule}.`;
}

const reasons: Readonly<Record<string, (answer: Answer) => string>> = {
  R0: ({ code, source }) =>
    code === 'unknown'
      ? 'Nothing that we hold supports any status.'
      : `${capital(sourceName(source))} says so, and no other rule speaks.`,
  R1: () => 'The record was closed.',
  R3: () => 'Their provider has submitted the outcome, and the Teaching Record System has not shown it as held.',
  R4: startReason,
  R6: noRecordReason,
  R7: ({ confidence }) =>
    confidence === 'disputed'
      ? 'Their record is gone from Register, although we hold a word that they started.'
      : 'Their record is gone from Register, and nothing proves that they started.',
  R8: ({ code }) =>
    code === 'did_not_start'
      ? 'Register shows a withdrawal, and nothing proves that they started before it.'
      : 'Register shows a withdrawal after they had started.',
  R9: applyReason,
  R10: () => 'They said so themselves, and nobody else can confirm or deny it yet.',
};

function startReason({ code, confidence }: Answer): string {
  if (code === 'start_unconfirmed') {
    return 'The course has begun and Register holds a record, but nothing in it proves that they started.';
  }
  if (confidence === 'confirmed') return 'Register proves that they started.';
  if (confidence === 'corroborated') {
    return 'They said that they started, and their Register record was still live when the time to correct it was over.';
  }
  return 'Their Register record was still live when the time to correct it was over, so we take them to have started.';
}

function noRecordReason({ code, confidence }: Answer): string {
  if (code === 'did_not_start') {
    return 'The time for registering trainees is over, and Register holds no record of them.';
  }
  return confidence === 'disputed'
    ? 'They said that they started, but the time for registering trainees is over and Register holds no record of them.'
    : 'The course has begun, and Register holds no record of them yet.';
}

function applyReason({ code, confidence }: Answer): string {
  if (code === 'offer_deferred') return 'Apply shows that the place was deferred after they were recruited.';
  if (code === 'application_closed') return 'Apply shows that the place was given up after they were recruited.';
  return confidence === 'confirmed'
    ? 'Apply shows the place as given up, but their provider signed them off in Register.'
    : 'Apply shows the place as given up or deferred, but their Register record is live.';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
