import type { RequestListener, Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { html, pageHeaders, renderPage } from './page';
import type { SampleOperation } from './sample-operations';

const SCRIPTS = 'https://embeddable-sandbox.cdn.apollographql.com';
const FRAMES = 'https://sandbox.embed.apollographql.com';

// The frame covers the text once it's there. Apollo's script adds no styles of its own, because of the policy.
const css = `
main{margin:15vh auto 0;max-width:480px;padding:0 24px}
#sandbox{height:100vh;left:0;position:absolute;top:0;width:100vw}
#sandbox:empty{display:none}
#sandbox iframe{background:#fff;border:0;height:100%;width:100%}
`;

const page = renderPage({
  title: 'Apollo Sandbox',
  css,
  script: '/sandbox.js',
  body: html`<main>
      <h1>Apollo Sandbox</h1>
      <p id="state" role="status">Apollo Sandbox loads from the internet…</p>
      <p><a href="/graphiql">Open GraphiQL</a>, which works without the internet.</p>
    </main>
    <div id="sandbox"></div>`,
});

const headers = {
  ...pageHeaders,
  'content-security-policy':
    `default-src 'none'; script-src 'self' ${SCRIPTS}; frame-src ${FRAMES}; connect-src 'self'; ` +
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/**
 * Serves Apollo Sandbox at /graphql for browsers. If Apollo's script can't be loaded, the page says so and links to
 * GraphiQL.
 *
 * Apollo Server's own page needs inline scripts and only says that something couldn't be loaded.
 */
export function serveSandbox(server: FastifyInstance, sample: SampleOperation | undefined): void {
  server.get('/sandbox.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(scriptFor(sample?.query ?? '')),
  );
  answerPages(server.server, (_request, response) => {
    response.writeHead(200, headers).end(page);
  });
}

/** Answers requests for the page of /graphql. Passes all others to the handlers added so far. */
function answerPages(server: Server, answer: RequestListener): void {
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    const isPage =
      request.method === 'GET' &&
      /^\/graphql\/?(?:\?|$)/.test(request.url ?? '') &&
      request.headers.accept?.includes('text/html') === true;
    if (isPage) answer(request, response);
    else for (const handle of handlers) handle.call(server, request, response);
  });
}

function scriptFor(document: string): string {
  return `
const failed = () => {
  document.getElementById('state').textContent =
    'Apollo Sandbox couldn’t be loaded. This browser may have no access to the internet.';
};
const script = document.createElement('script');
script.src = '${SCRIPTS}/v2/embeddable-sandbox.umd.production.min.js';
script.onerror = failed;
script.onload = () => {
  new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: location.origin + '/graphql',
    initialState: { document: ${JSON.stringify(document)}, includeCookies: true },
    endpointIsEditable: false,
    hideCookieToggle: false,
    runTelemetry: false,
    allowDynamicStyles: false,
  });
};
// The script can be in the browser's cache, but its frame isn't.
if (navigator.onLine) document.head.append(script);
else failed();
`;
}
