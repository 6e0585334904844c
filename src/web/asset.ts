import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { govukFrontend } from './component/environment.ts';
import { govukStylesheet, ownStylesheet, timelineStylesheet } from './stylesheet.ts';

/** GOV.UK's fonts and images as its package has them, and our stylesheets by names that change with their content. */
export async function registerAssets(web: FastifyInstance): Promise<void> {
  await web.register(fastifyStatic, {
    root: join(govukFrontend, 'govuk/assets'),
    prefix: '/assets/',
    maxAge: '1d',
    index: false,
    logLevel: 'warn',
  });
  for (const { href, css, gzipped } of [govukStylesheet, ownStylesheet, timelineStylesheet]) {
    web.get(href, { logLevel: 'warn' }, async (request, reply) => {
      const small = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable');
      reply.header('vary', 'accept-encoding');
      if (small) reply.header('content-encoding', 'gzip');
      return small ? gzipped : css;
    });
  }
}
