import type { Html } from '../html.ts';
import type { ChoiceParams } from './choice-params.ts';
import { govukMacro } from './environment.ts';

export type CheckboxesParams = ChoiceParams & { readonly values?: readonly string[] };

export const checkboxes: (params: CheckboxesParams) => Html = govukMacro<CheckboxesParams>('checkboxes');
