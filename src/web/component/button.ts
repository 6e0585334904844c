import type { Html } from '../html.ts';
import { remember } from '../remember.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type ButtonParams = TextOrHtml &
  Styled & {
    readonly type?: 'submit' | 'button' | 'reset';
    readonly name?: string;
    readonly value?: string;
    readonly disabled?: boolean;
    readonly href?: string;
    readonly preventDoubleClick?: boolean;
    readonly isStartButton?: boolean;
    readonly id?: string;
  };

export function button(params: ButtonParams): Html {
  return render(params);
}

const render = remember(govukMacro<ButtonParams>('button'), 30);
