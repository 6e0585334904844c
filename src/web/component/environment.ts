import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nunjucks from 'nunjucks';
import { dateWords } from '../date-word.ts';
import { Html, trusted } from '../html.ts';

/** Where a package keeps its templates and assets. */
export const govukFrontend: string = join(packageFolder('govuk-frontend'), 'dist');
export const mojFrontend: string = packageFolder('@ministryofjustice/frontend');

/** A macro of GOV.UK Frontend as a function; compiled when first used. */
export function govukMacro<Params>(component: string): (params: Params) => Html {
  return macro(`govuk/components/${component}/macro.njk`, macroName('govuk', component));
}

export function mojMacro<Params>(component: string): (params: Params) => Html {
  return macro(`moj/components/${component}/macro.njk`, macroName('moj', component));
}

export function compileTemplate(source: string): (values: object) => Html {
  let template: nunjucks.Template | undefined;
  return (values) => {
    template ??= new nunjucks.Template(source, environment());
    return trusted(template.render(values));
  };
}

function macro<Params>(file: string, name: string): (params: Params) => Html {
  let call: ((params: Params) => unknown) | undefined;
  return (params) => {
    call ??= importedMacro(file, name);
    return trusted(String(call(params)));
  };
}

/** Calling the imported macro itself, not a template around it, saves a context and an import each time. */
function importedMacro<Params>(file: string, name: string): (params: Params) => unknown {
  let found: ((params: Params) => unknown) | undefined;
  environment().renderString(`{% from "${file}" import ${name} %}{{ keep(${name}) }}`, {
    keep: (imported: (params: Params) => unknown) => {
      found = imported;
      return '';
    },
  });
  if (!found) throw new Error(`${file} has no macro ${name}`);
  return found;
}

let shared: nunjucks.Environment | undefined;

function environment(): nunjucks.Environment {
  if (shared) return shared;
  shared = new nunjucks.Environment(new nunjucks.FileSystemLoader([govukFrontend, mojFrontend]), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  shared.addFilter('trim', trim);
  shared.addFilter('mojDate', (timestamp: unknown) => dateWords(String(timestamp)));
  return shared;
}

/** Nunjucks' own `trim` backtracks over every run of spaces: half to nine tenths of what a page costs. */
function trim(value: unknown): unknown {
  const trimmed = String(value ?? '').trim();
  return value instanceof nunjucks.runtime.SafeString || value instanceof Html
    ? new nunjucks.runtime.SafeString(trimmed)
    : trimmed;
}

function macroName(prefix: string, component: string): string {
  return prefix + component.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}
