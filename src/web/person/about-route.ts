import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../html.ts';
import { personLayout } from './person-layout.ts';

/** What stands in every footer. */
export function registerAbout(web: FastifyInstance, madeUp: boolean): void {
  for (const [path, { title, content }] of Object.entries(pages)) {
    const page = personLayout({ title, content, section: null, isSignedIn: false, madeUp });
    web.get(path, async (_, reply) => reply.type('text/html; charset=utf-8').send(page));
  }
}

const pages: Readonly<Record<string, { readonly title: string; readonly content: Html }>> = {
  '/help': {
    title: 'Help',
    content: html`<h1 class="govuk-heading-xl">Help</h1>
      <h2 class="govuk-heading-m">I cannot find my record</h2>
      <p class="govuk-body">We find it by your teacher reference number, or by the address with which you sign in. If your address is another than in Apply, sign in with that one, or tell us what we should know meanwhile.</p>
      <h2 class="govuk-heading-m">Something is wrong</h2>
      <p class="govuk-body">Each thing that we show has a link “This is wrong”. Somebody looks into what you write there.</p>
      <h2 class="govuk-heading-m">I need to talk to somebody</h2>
      <p class="govuk-body">Your provider is the first to ask about your course. If you are struggling, Education Support listens at any hour: 08000 562 561.</p>`,
  },
  '/privacy': {
    title: 'Privacy notice',
    content: html`<h1 class="govuk-heading-xl">Privacy notice</h1>
      <p class="govuk-body">The Department for Education joins what several services hold about your road into teaching, to give you the right information at the right time. It does so as a public task.</p>
      <p class="govuk-body">We hold what those services tell us, what you tell us, and who looked. We do not hold your health, your ethnic group, or alerts about you.</p>
      <p class="govuk-body">You can see and download all of it, say that something is wrong, ask that it is no longer used, or ask that it is erased where the law does not require us to keep it.</p>`,
  },
  '/cookies': {
    title: 'Cookies',
    content: html`<h1 class="govuk-heading-xl">Cookies</h1>
      <p class="govuk-body">We set three cookies, all of them needed: one while you are away to sign in, one that keeps you signed in, and one that protects what you send. There is no measuring and no tracking.</p>`,
  },
  '/accessibility': {
    title: 'Accessibility statement',
    content: html`<h1 class="govuk-heading-xl">Accessibility statement</h1>
      <p class="govuk-body">These pages are made to meet the Web Content Accessibility Guidelines 2.2, level AA. They work without JavaScript, by keyboard, and at 400 per cent. Each is checked by machine with every change; people with disabilities have not tested them yet.</p>`,
  },
};
