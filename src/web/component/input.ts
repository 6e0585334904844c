import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { ErrorMessageParams, FormGroupParams, HintParams, LabelParams, Styled } from './params.ts';

export type InputParams = Styled & {
  readonly id: string;
  readonly name: string;
  readonly type?: string;
  readonly inputmode?: string;
  readonly autocomplete?: string;
  readonly spellcheck?: boolean;
  readonly value?: string;
  readonly label: LabelParams;
  readonly hint?: HintParams;
  readonly errorMessage?: ErrorMessageParams;
  readonly formGroup?: FormGroupParams;
};

export const input: (params: InputParams) => Html = govukMacro<InputParams>('input');
