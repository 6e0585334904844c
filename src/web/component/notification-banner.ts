import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type NotificationBannerParams = TextOrHtml &
  Styled & {
    readonly titleText?: string;
    readonly titleHeadingLevel?: number;
    readonly type?: 'success';
    readonly role?: 'alert' | 'region';
    readonly titleId?: string;
    readonly disableAutoFocus?: boolean;
  };

export function notificationBanner(params: NotificationBannerParams): Html {
  return render(params);
}

const render = govukMacro<NotificationBannerParams>('notification-banner');
