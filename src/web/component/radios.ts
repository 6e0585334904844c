import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { ErrorMessageParams, FieldsetParams, FormGroupParams, HintParams, Styled, TextOrHtml } from './params.ts';

export type RadiosParams = Styled & {
  readonly idPrefix?: string;
  readonly name: string;
  readonly value?: string;
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

export const radios: (params: RadiosParams) => Html = govukMacro<RadiosParams>('radios');
