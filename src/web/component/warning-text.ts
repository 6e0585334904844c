import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type WarningTextParams = TextOrHtml & Styled & { readonly iconFallbackText?: string };

export function warningText(params: WarningTextParams): Html {
  return render(params);
}

const render = govukMacro<WarningTextParams>('warning-text');
