import { type Erased, heldValue, type PersonRecord } from './answer.ts';

/** One answer about a person that other policy texts give otherwise. It names sources and codes, never what a record says. */
export type AnswerChange = {
  /** `status`, `confidence`, `contact.email`, `attribute.trn`. */
  readonly answer: string;
  readonly from: string;
  readonly to: string;
};

/** What differs between two answers to one question: status, confidence, the email and each attribute. */
export function changesBetween(before: PersonRecord, after: PersonRecord): readonly AnswerChange[] {
  const attributes = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  return [
    ...changed('status', before.status.code, after.status.code),
    ...changed('confidence', before.status.confidence, after.status.confidence),
    ...otherwise('contact.email', before.contact.email, after.contact.email, ({ source }) => source),
    ...[...attributes]
      .toSorted()
      .flatMap((name) =>
        otherwise(
          `attribute.${name}`,
          before.attributes[name],
          after.attributes[name],
          ({ source, confidence }) => `${source}, ${confidence}`,
        ),
      ),
  ];
}

function changed(answer: string, from: string, to: string): readonly AnswerChange[] {
  return from === to ? [] : [{ answer, from, to }];
}

function otherwise<Given extends { readonly value: string | number | Erased }>(
  answer: string,
  before: Given | undefined,
  after: Given | undefined,
  words: (given: Given) => string,
): readonly AnswerChange[] {
  const from = before === undefined ? nothing : words(before);
  const to = after === undefined ? nothing : words(after);
  if (heldValue(before) === heldValue(after))
    return from === to ? [] : [{ answer, from, to: `${to} (the same value)` }];
  return [{ answer, from, to: from === to ? `${to} (another value)` : to }];
}

const nothing = 'none';
