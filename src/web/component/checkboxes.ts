import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { ErrorMessageParams, FieldsetParams, FormGroupParams, HintParams, Styled, TextOrHtml } from './params.ts';

export type CheckboxesParams = Styled & {
  readonly idPrefix?: string;
  readonly name: string;
  readonly values?: readonly string[];
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

export const checkboxes: (params: CheckboxesParams) => Html = govukMacro<CheckboxesParams>('checkboxes');
