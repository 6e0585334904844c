import type { Html } from '../html.ts';
import type { ChoiceParams } from './choice-params.ts';
import { govukMacro } from './environment.ts';

export type RadiosParams = ChoiceParams & { readonly value?: string };

export const radios: (params: RadiosParams) => Html = govukMacro<RadiosParams>('radios');
