import { z } from 'zod';
import { isPlainDate } from '#kernel/plain-date.ts';
import { consentChannels, type Decided, refusablePurposes, rights } from '#record/evidence/decision.ts';
import { parseRef, type RecordRef } from '#source/record-ref.ts';
import { instantText } from './instant-text.ts';

/** Lines of a story in which somebody decides by hand; each becomes one decision in the ledger. */

const ref = z.string().transform((text, context): RecordRef => {
  const parsed = parseRef(text);
  if (parsed !== undefined) return parsed;
  context.addIssue(`${text} names no record of a feed that is read`);
  return z.NEVER;
});

/** A steward's words: what the record makes something of, whose records are, and that a contradiction is settled. */
const played = ['deceased', 'contact_by_hand', 'link', 'split', 'undo', 'keep_apart', 'resolve'] as const;

export const stewardLine = z.strictObject({
  at: instantText,
  steward: z.enum(played, { error: `a steward says ${played.join(' or ')}` }),
  of: z.array(ref).min(1),
  because: z.string().optional(),
  stands: z.string().optional(),
  on: z.string().refine(isPlainDate, 'expected a date, YYYY-MM-DD').optional(),
});

export const consentLine = z.strictObject({
  at: instantText,
  consent: z.enum(['stop', 'start']),
  who: ref,
  purpose: z.enum(refusablePurposes),
  channel: z.enum(consentChannels),
});

export const rightsLine = z.strictObject({ at: instantText, rights: z.enum(rights), who: ref });

type Data = z.infer<typeof stewardLine> | z.infer<typeof consentLine> | z.infer<typeof rightsLine>;

/** Whose some records are, as a steward decides; where a second one has to agree, the story's has. */
export type LinkLine = {
  readonly kind: 'link-decision';
  readonly at: Data['at'];
  readonly word: 'link' | 'split' | 'undo' | 'keep_apart';
  readonly reason: string;
  readonly about: readonly RecordRef[];
};

/** Every contradiction about somebody is settled; `stands` is the source or the value that was found right. */
export type ResolveLine = {
  readonly kind: 'resolve';
  readonly at: Data['at'];
  readonly reason: string;
  readonly stands: string | null;
  readonly about: readonly RecordRef[];
};

/** What the line decides, by whom and about which records. */
export type DecisionLine = {
  readonly kind: 'decision';
  readonly at: Data['at'];
  readonly decided: Decided;
  readonly author: 'steward' | 'person';
  readonly reason: string | null;
  readonly about: readonly RecordRef[];
};

export function decisionLine(data: Data): DecisionLine | LinkLine | ResolveLine {
  const { at } = data;
  if ('steward' in data) {
    if (data.steward !== 'deceased' && data.steward !== 'contact_by_hand') {
      const reason = data.because ?? 'as the story says';
      if (data.steward === 'resolve')
        return { kind: 'resolve', at, reason, stands: data.stands ?? null, about: data.of };
      return { kind: 'link-decision', at, word: data.steward, reason, about: data.of };
    }
    const decided: Decided =
      data.steward === 'deceased'
        ? { kind: 'deceased', detail: { at, on: data.on ?? null } }
        : { kind: 'contact_by_hand', detail: { at } };
    return { kind: 'decision', at, decided, author: 'steward', reason: data.because ?? null, about: data.of };
  }
  const byPerson = { kind: 'decision', at, author: 'person', reason: null, about: [data.who] } as const;
  if ('rights' in data) return { ...byPerson, decided: { kind: 'rights', detail: { at, right: data.rights } } };
  const { consent: change, purpose, channel } = data;
  return { ...byPerson, decided: { kind: 'consent', detail: { at, change, purpose, channel } } };
}
