import { type Html, html } from './html.ts';

/** What is wider than a phone scrolls in a box of its own, which the keyboard reaches too; the page never scrolls sideways. */
export function scrollRegion(label: string, content: Html): Html {
  return html`<div class="ts-scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}
