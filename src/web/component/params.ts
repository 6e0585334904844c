import type { Html } from '../html.ts';

/** Every macro takes plain text, which it escapes, or markup, which it trusts; never both. */
export type TextOrHtml =
  | { readonly text: string | number; readonly html?: never }
  | { readonly html: Html; readonly text?: never };

export type Attributes = Readonly<Record<string, string | number | boolean | OptionalAttribute>>;

/** Left out of the tag when its value is false or null. */
type OptionalAttribute = { readonly value: string | boolean | null; readonly optional: true };

export type Styled = { readonly classes?: string; readonly attributes?: Attributes };

export type LabelParams = TextOrHtml & Styled & { readonly isPageHeading?: boolean };

export type HintParams = TextOrHtml & Styled & { readonly id?: string };

export type ErrorMessageParams = TextOrHtml & Styled & { readonly id?: string; readonly visuallyHiddenText?: string };

export type FieldsetParams = Styled & {
  readonly describedBy?: string;
  readonly role?: string;
  readonly legend?: TextOrHtml & { readonly classes?: string; readonly isPageHeading?: boolean };
};

export type FormGroupParams = Styled;
