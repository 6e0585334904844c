import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';
import type { TagParams } from './tag.ts';

export type PhaseBannerParams = TextOrHtml & Styled & { readonly tag: TagParams };

export function phaseBanner(params: PhaseBannerParams): Html {
  return render(params);
}

const render = govukMacro<PhaseBannerParams>('phase-banner');
