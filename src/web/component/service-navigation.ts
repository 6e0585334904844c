import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Attributes, Styled, TextOrHtml } from './params.ts';

export type ServiceNavigationItem = TextOrHtml & {
  readonly href: string;
  readonly current?: boolean;
  readonly active?: boolean;
  readonly attributes?: Attributes;
};

export type ServiceNavigationParams = Styled & {
  readonly serviceName: string;
  readonly serviceUrl?: string;
  readonly navigation?: readonly ServiceNavigationItem[];
  readonly navigationLabel?: string;
  readonly collapseNavigationOnMobile?: boolean;
  readonly ariaLabel?: string;
};

export function serviceNavigation(params: ServiceNavigationParams): Html {
  return render(params);
}

const render = govukMacro<ServiceNavigationParams>('service-navigation');
