/** Markup that is safe to put into a page: made only by `html` (which escapes what it is given) or by `trusted`. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  /** So that two pieces of markup are told apart when they are part of a key. */
  toJSON(): string {
    return this.#markup;
  }
}

export type Content = string | number | Html | null | readonly Content[];

export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, index) => {
    markup += escaped(value) + (strings[index + 1] ?? '');
  });
  return new Html(markup);
}

/** For markup that a GOV.UK macro or the chart library made; never for anything a source or a person said. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function escaped(value: Content): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
  if (value instanceof Html) return value.toString();
  return value.map(escaped).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
