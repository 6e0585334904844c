import type { ErrorMessageParams, FieldsetParams, FormGroupParams, HintParams, Styled, TextOrHtml } from './params.ts';

/** What radios and checkboxes take alike. */
export type ChoiceParams = Styled & {
  readonly idPrefix?: string;
  readonly name: string;
  readonly items: readonly (TextOrHtml & {
    readonly id?: string;
    readonly value: string;
    readonly hint?: HintParams;
  })[];
  readonly fieldset?: FieldsetParams;
  readonly hint?: HintParams;
  readonly errorMessage?: ErrorMessageParams;
  readonly formGroup?: FormGroupParams;
};
