import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type PanelParams = TextOrHtml & Styled & { readonly titleText: string; readonly headingLevel?: number };

export const panel: (params: PanelParams) => Html = govukMacro<PanelParams>('panel');
