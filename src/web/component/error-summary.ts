import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Attributes, Styled, TextOrHtml } from './params.ts';

export type ErrorSummaryParams = Styled & {
  readonly titleText: string;
  readonly descriptionText?: string;
  readonly errorList: readonly (TextOrHtml & { readonly href?: string; readonly attributes?: Attributes })[];
  readonly disableAutoFocus?: boolean;
};

/** Takes the focus when the page opens, as GOV.UK's script would do, without the script. */
export function errorSummary(params: ErrorSummaryParams): Html {
  return render({ ...params, attributes: { ...params.attributes, tabindex: '-1', autofocus: 'autofocus' } });
}

const render = govukMacro<ErrorSummaryParams>('error-summary');
