import type { FastifyInstance } from 'fastify';

/** The contract as OpenAPI 3.1, and a plain page that lists its addresses. */
export function registerDocs(api: FastifyInstance): void {
  api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger());
  api.get('/docs', { schema: { hide: true } }, async (_request, reply) => {
    const paths = Object.entries(api.swagger().paths ?? {});
    const rows = paths.flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(
        ([method, operation]) =>
          `<tr><th scope="row"><code>${method.toUpperCase()} ${escapeHtml(path)}</code></th><td>${escapeHtml(summaryOf(operation))}</td></tr>`,
      ),
    );
    return reply.type('text/html; charset=utf-8').send(page(rows.join('\n')));
  });
}

function page(rows: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>API of Teacher Success</title></head>
<body><main><h1>API of Teacher Success</h1>
<p>Send a client token (<code>Authorization: Bearer ...</code>) and why you read (<code>Purpose: operations</code>). Make a token with <code>teacher-success client add NAME</code>.</p>
<p><a href="openapi.json">The contract, as OpenAPI 3.1</a></p>
<table><caption>Addresses</caption><thead><tr><th scope="col">Address</th><th scope="col">What it does</th></tr></thead><tbody>${rows}</tbody></table></main></body></html>`;
}

function summaryOf(operation: unknown): string {
  return operation !== null && typeof operation === 'object' && 'summary' in operation ? String(operation.summary) : '';
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
