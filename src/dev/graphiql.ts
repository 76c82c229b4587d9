import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { SampleOperation } from './sample-operations';

/**
 * Serves GraphiQL at /graphiql, for the graph at /graphql, with this origin's cookies and a tab for each sample.
 *
 * The page contains everything, so it works without a network. It's rendered when first opened, because loading the
 * package takes a tenth of a second. Its policy allows the page's only script, by its hash, and the editor's workers,
 * which are blobs.
 */
export function serveGraphiql(server: FastifyInstance, samples: readonly SampleOperation[]): void {
  let rendering: Promise<GraphiqlPage> | undefined;
  server.get('/graphiql', async (_request, reply) => {
    const { page, policy } = await (rendering ??= renderGraphiql(samples));
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page);
  });
}

/**
 * Several tabs at the start have the offsets of an animation that never runs. GraphiQL ignores them except in the tab with
 * focus, so a pressed tab would move away from the pointer.
 */
const STILL_TABS = '.graphiql-tab{transform:none!important}';

/** A self-contained page, and its minimal Content-Security-Policy. */
export interface GraphiqlPage {
  readonly page: string;
  readonly policy: string;
}

/**
 * Renders GraphiQL for the graph at /graphql of the same origin.
 *
 * Each sample has a tab, until the browser has stored tabs of its own.
 */
export async function renderGraphiql(samples: readonly SampleOperation[]): Promise<GraphiqlPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title: 'GraphiQL',
    endpoint: '/graphql',
    credentials: 'same-origin',
    defaultTabs: samples.map(({ query, variables }) => ({
      query,
      variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
    })),
  } as const;
  const page = renderGraphiQL(options).replace('</head>', `<style>${STILL_TABS}</style></head>`);
  const script = page.slice(page.indexOf('<script>') + '<script>'.length, page.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  const policy =
    `default-src 'none'; script-src 'sha256-${hash}'; worker-src blob:; style-src 'unsafe-inline'; ` +
    "font-src data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return { page, policy };
}
