import type { Html } from '../html.ts';
import { remember } from '../remember.ts';
import { govukMacro } from './environment.ts';
import type { Attributes, ErrorMessageParams, FormGroupParams, HintParams, LabelParams, Styled } from './params.ts';

export type SelectParams = Styled & {
  readonly id?: string;
  readonly name: string;
  readonly items: readonly {
    readonly text: string;
    readonly value?: string;
    readonly selected?: boolean;
    readonly disabled?: boolean;
    readonly attributes?: Attributes;
  }[];
  readonly value?: string;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly label: LabelParams;
  readonly hint?: HintParams;
  readonly errorMessage?: ErrorMessageParams;
  readonly formGroup?: FormGroupParams;
};

export function select(params: SelectParams): Html {
  return render(params);
}

const render = remember(govukMacro<SelectParams>('select'), 30);
