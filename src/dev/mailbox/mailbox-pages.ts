import type { FastifyInstance } from 'fastify';
import { pageHeaders } from '../page';
import { renderList, renderMail, renderMailbox } from './mailbox.page';
import type { MessageStore } from './message-store';
import type { StoredMessage } from './postmark-message';

const mostShown = 200;

/** Replaces the list when there are changes, and keeps the keyboard focus. */
const refreshScript = `
const list = document.getElementById('mails');
let version = '';
async function refresh() {
  if (document.hidden) return;
  const answer = await fetch('/list' + location.search, { headers: { 'if-none-match': version } });
  if (answer.status !== 200) return;
  const known = version !== '';
  version = answer.headers.get('etag');
  if (!known) return;
  const focused = document.activeElement && list.contains(document.activeElement) ? document.activeElement.id : '';
  list.innerHTML = await answer.text();
  if (focused) document.getElementById(focused)?.focus();
}
setInterval(() => refresh().catch(() => {}), 1500);
refresh().catch(() => {});
`;

/**
 * What a mail's HTML can do in its frame: use styles, show embedded images, and open links in a new tab.
 *
 * The policy also applies when the URL is opened outside the frame.
 */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
  "img-src data:; base-uri 'none'; frame-ancestors 'self'";

/** Adds the pages for reading mail. */
export function addMailboxPages(server: FastifyInstance, store: MessageStore): void {
  server.get<{ Querystring: { to?: string | string[] } }>('/', (request, reply) => {
    const to = recipientIn(request.query);
    const recipients = [...new Set(store.all().flatMap(({ Recipients }) => Recipients))].sort();
    return reply.headers(pageHeaders).send(renderMailbox(shown(store, to), to, recipients));
  });

  server.get<{ Querystring: { to?: string | string[] } }>('/list', (request, reply) => {
    const etag = `"${store.version}"`;
    reply.headers({ ...pageHeaders, etag });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const to = recipientIn(request.query);
    return reply.send(renderList(shown(store, to), to).markup);
  });

  server.get('/mailbox.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(refreshScript),
  );

  server.get<{ Params: { id: string } }>('/mails/:id', (request, reply) => {
    const message = store.find(request.params.id);
    if (!message) return reply.callNotFound();
    return reply.headers(pageHeaders).send(renderMail(message));
  });

  server.get<{ Params: { id: string } }>('/mails/:id/html', (request, reply) => {
    const message = store.find(request.params.id);
    if (!message) return reply.callNotFound();
    return reply
      .headers({ ...pageHeaders, 'content-security-policy': mailPolicy })
      .send(openLinksInNewTab(message.HtmlBody ?? ''));
  });
}

function recipientIn({ to }: { readonly to?: string | string[] }): string {
  return typeof to === 'string' ? to.trim() : '';
}

function shown(store: MessageStore, to: string): readonly StoredMessage[] {
  const wanted = to.toLowerCase();
  return store
    .search([({ Recipients }) => Recipients.some((address) => address.toLowerCase().includes(wanted))])
    .slice(0, mostShown);
}

function openLinksInNewTab(markup: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(markup) ? markup.replace(/<head[^>]*>/i, (head) => head + base) : base + markup;
}
