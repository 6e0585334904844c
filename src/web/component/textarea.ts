import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { ErrorMessageParams, FormGroupParams, HintParams, LabelParams, Styled } from './params.ts';

export type TextareaParams = Styled & {
  readonly id: string;
  readonly name: string;
  readonly rows?: number;
  readonly value?: string;
  readonly spellcheck?: boolean;
  readonly autocomplete?: string;
  readonly label: LabelParams;
  readonly hint?: HintParams;
  readonly errorMessage?: ErrorMessageParams;
  readonly formGroup?: FormGroupParams;
};

export const textarea: (params: TextareaParams) => Html = govukMacro<TextareaParams>('textarea');
