import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { govukFrontend, mojFrontend } from './component/environment.ts';

export type Stylesheet = { readonly href: string; readonly css: Buffer; readonly gzipped: Buffer };

/** Every page has these two; a page with a timeline has the third. Named by their content, so browsers may keep them. */
export const govukStylesheet: Stylesheet = stylesheet(
  'govuk-frontend',
  join(govukFrontend, 'govuk/govuk-frontend.min.css'),
);
export const ownStylesheet: Stylesheet = stylesheet(
  'teacher-success',
  join(import.meta.dirname, 'asset/teacher-success.css'),
);
export const timelineStylesheet: Stylesheet = stylesheet('moj-frontend', join(mojFrontend, 'moj/moj-frontend.min.css'));

function stylesheet(name: string, file: string): Stylesheet {
  const css = Buffer.from(readFileSync(file, 'utf8').replace(/\/\*# sourceMappingURL.*$/s, ''));
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 10);
  return { href: `/assets/${name}-${hash}.css`, css, gzipped: gzipSync(css) };
}
