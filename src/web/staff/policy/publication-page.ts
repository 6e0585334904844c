import { details } from '../../component/details.ts';
import { summaryList } from '../../component/summary-list.ts';
import { instantWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import type { DiffLine, PublicationDetail } from '../../policy-port.ts';
import { scrollRegion } from '../../scroll-region.ts';

/** The texts of one publication, and where they differ from those before. */
export function publicationPage({ version, author, because, from, files }: PublicationDetail): Html {
  const changed = files.filter(({ diff }) => diff !== null);
  return html`
    <h1 class="govuk-heading-xl">Policy ${version}</h1>
    ${summaryList({
      classes: 'ts-list',
      rows: [
        { key: { text: 'In force from' }, value: { text: from === null ? 'the beginning' : instantWords(from) } },
        { key: { text: 'By' }, value: { text: author } },
        { key: { text: 'Why' }, value: { text: because } },
      ],
    })}
    <h2 class="govuk-heading-l">What it changed</h2>
    ${
      changed.length === 0
        ? html`<p class="govuk-body">Nothing, or nothing came before it.</p>`
        : changed.map(
            ({ name, diff }) =>
              html`<h3 class="govuk-heading-m">${name}</h3>${scrollRegion(`What changed in ${name}`, diffText(diff ?? []))}`,
          )
    }
    <h2 class="govuk-heading-l">The texts</h2>
    ${files.map(({ name, text }) =>
      details({
        classes: 'ts-details',
        summaryText: name,
        html: scrollRegion(`The text of ${name}`, html`<pre class="ts-text">${text}</pre>`),
      }),
    )}`;
}

/** So many lines that stayed are shown on either side of one that did not. */
const around = 2;

/** Said in words too, for whoever sees no colour. */
function diffText(lines: readonly DiffLine[]): Html {
  const shown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'),
  );
  return html`<pre class="ts-text">${lines.map((line, index) => {
    if (!shown[index]) return shown[index - 1] ? '…\n' : null;
    if (line.kind === 'same') return html`  ${line.text}\n`;
    return line.kind === 'new'
      ? html`<ins><span class="govuk-visually-hidden">New: </span>+ ${line.text}</ins>\n`
      : html`<del><span class="govuk-visually-hidden">Gone: </span>- ${line.text}</del>\n`;
  })}</pre>`;
}
