import { type Html, html } from '../html.ts';

/** What a bar is made of, as shares of everybody: those who are left, and after them those whom this step takes away. */
export type Bar = { readonly left: number; readonly lost: number; readonly everybody: number };

const length = 1000;
const height = 10;

/** As wide as its place, so that it needs no other version for a phone; the numbers stand beside it. */
export function funnelBar({ left, lost, everybody }: Bar): Html {
  const leftLong = share(left, everybody);
  const lostLong = share(lost, everybody);
  return html`<svg class="ts-bar" viewBox="0 0 ${length} ${height}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="ts-bar__all" width="${length}" height="${height}"/><rect class="ts-bar__left" width="${leftLong}" height="${height}"/>${
    lostLong === 0 ? null : html`<rect class="ts-bar__lost" x="${leftLong}" width="${lostLong}" height="${height}"/>`
  }</svg>`;
}

/** Somebody is never drawn as nobody. */
function share(people: number, everybody: number): number {
  if (people === 0 || everybody === 0) return 0;
  return Math.max(2, Math.round((length * people) / everybody));
}
