import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Attributes, Styled, TextOrHtml } from './params.ts';

export type FooterParams = Styled & {
  readonly meta?: {
    readonly visuallyHiddenTitle?: string;
    readonly text?: string;
    readonly items?: readonly { readonly text: string; readonly href: string; readonly attributes?: Attributes }[];
  };
  readonly contentLicence?: TextOrHtml | null;
  readonly copyright?: TextOrHtml;
  readonly containerClasses?: string;
};

export function footer(params: FooterParams): Html {
  return render(params);
}

const render = govukMacro<FooterParams>('footer');
