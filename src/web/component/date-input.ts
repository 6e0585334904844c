import type { Html } from '../html.ts';
import { remember } from '../remember.ts';
import { govukMacro } from './environment.ts';
import type { ErrorMessageParams, FieldsetParams, FormGroupParams, HintParams, Styled } from './params.ts';

export type DateInputItem = Styled & {
  readonly id?: string;
  readonly name: string;
  readonly label?: string;
  readonly value?: string;
  readonly error?: boolean;
  readonly autocomplete?: string;
  readonly pattern?: string;
};

export type DateInputParams = Styled & {
  readonly id: string;
  readonly namePrefix?: string;
  readonly items?: readonly DateInputItem[];
  readonly hint?: HintParams;
  readonly errorMessage?: ErrorMessageParams;
  readonly formGroup?: FormGroupParams;
  readonly fieldset?: FieldsetParams;
};

export function dateInput(params: DateInputParams): Html {
  return render(params);
}

const render = remember(govukMacro<DateInputParams>('date-input'), 100);
