import { type Json, memberOf } from '#kernel/json.ts';
import { type Html, html } from '../html.ts';
import { scrollRegion } from '../scroll-region.ts';

/** Every row that is held of somebody, table by table, to be read and printed; the same as the file has. */
export function everythingPage(everything: Json): Html {
  const held = memberOf(everything, 'held') ?? {};
  const tables = Object.entries(typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {});
  return html`
    <h1 class="govuk-heading-xl">Everything that is held of me</h1>
    <p class="govuk-body">As our database has it, in its own words. What is left out is a key, or tells of other people. <a class="govuk-link" href="/everything.json">Download it as a file</a></p>
    <nav aria-label="Tables"><ul class="govuk-list">${tables.map(
      ([name, rows]) =>
        html`<li><a class="govuk-link" href="#${name}">${titleOf(name)}</a> (${rowsOf(rows).length})</li>`,
    )}</ul></nav>
    ${tables.map(
      ([name, rows]) => html`<h2 class="govuk-heading-m" id="${name}">${titleOf(name)}</h2>
    ${scrollRegion(
      titleOf(name),
      html`<ul class="govuk-list govuk-list--bullet">${rowsOf(rows).map(
        (row) => html`<li class="govuk-!-text-break-word">${wordsOf(row)}</li>`,
      )}</ul>`,
    )}`,
    )}`;
}

function rowsOf(rows: Json): readonly Json[] {
  return Array.isArray(rows) ? rows : [];
}

function titleOf(table: string): string {
  const words = table.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wordsOf(row: Json): string {
  const parts = typeof row === 'object' && row !== null ? Object.entries(row) : [];
  return parts
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) => `${name.replaceAll('_', ' ')}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('; ');
}
