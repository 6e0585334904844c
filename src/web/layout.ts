import { footer } from './component/footer.ts';
import { header } from './component/header.ts';
import { page } from './component/page.ts';
import { phaseBanner } from './component/phase-banner.ts';
import { serviceNavigation } from './component/service-navigation.ts';
import { type Html, html } from './html.ts';
import { remember } from './remember.ts';
import { govukStylesheet, ownStylesheet, type Stylesheet, timelineStylesheet } from './stylesheet.ts';

export type LayoutParams = {
  readonly title: string;
  readonly content: Html;
  /** The page in the navigation that this one is, or belongs to. */
  readonly section?: 'overview' | 'people';
  readonly beforeContent?: Html;
  readonly madeUp: boolean;
  /** Asks the browser to fetch the page again after so many seconds. */
  readonly refreshSeconds?: number | null;
  readonly hasTimeline?: boolean;
  /** Puts "Error:" before the title, which is how a screen reader's user learns of errors first. */
  readonly hasErrors?: boolean;
};

export const serviceName = 'Teacher Success';

export function layout(params: LayoutParams): string {
  const error = params.hasErrors ? 'Error: ' : '';
  const styles = params.hasTimeline
    ? stylesheetLinks([govukStylesheet, timelineStylesheet, ownStylesheet])
    : stylesheetLinks([govukStylesheet, ownStylesheet]);
  const refresh = params.refreshSeconds ?? null;
  return page({
    pageTitle: `${error}${params.title} - ${serviceName}`,
    head: html`${styles}${refresh === null ? null : html`<meta http-equiv="refresh" content="${refresh}">`}`,
    header: pageHeader(params.section ?? null),
    beforeContent: html`${params.madeUp ? madeUpBanner(null) : null}${params.beforeContent ?? null}`,
    content: params.content,
    footer: pageFooter(null),
  });
}

function stylesheetLinks(sheets: readonly Stylesheet[]): Html {
  return html`${sheets.map(({ href }) => html`<link rel="stylesheet" href="${href}">`)}`;
}

const pageHeader = remember(
  (section: LayoutParams['section'] | null): Html =>
    html`${header({ homepageUrl: '/' })}${serviceNavigation({
      serviceName,
      serviceUrl: '/',
      collapseNavigationOnMobile: false,
      navigation: [
        { text: 'Overview', href: '/', active: section === 'overview' },
        { text: 'People', href: '/people', active: section === 'people' },
      ],
    })}`,
);

const madeUpBanner = remember(
  (_: null): Html => phaseBanner({ tag: { text: 'Sandbox' }, text: 'Made-up England: every person here is invented' }),
);

const pageFooter = remember((_: null): Html => footer({}));
