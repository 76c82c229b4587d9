import type { FastifyInstance } from 'fastify';
import { pageHeaders } from '../page';
import { renderList, renderMail, renderMailbox } from './mailbox.page';
import { renderReports } from './reports.page';
import type { MessageStore } from './message-store';
import type { StoredMessage } from './postmark-message';

const mostShown = 200;

/** Replaces the list when there are changes, and keeps the keyboard focus. */
const refreshScript = `
const list = document.getElementById('mails');
let version = list.dataset.version;
async function refresh() {
  if (document.hidden) return;
  const answer = await fetch('/list' + location.search, { headers: { 'if-none-match': version } });
  if (answer.status !== 200) return;
  version = answer.headers.get('etag');
  const focused = document.activeElement && list.contains(document.activeElement) ? document.activeElement.id : '';
  list.innerHTML = await answer.text();
  if (focused) document.getElementById(focused)?.focus();
}
setInterval(() => refresh().catch(() => {}), 1500);
refresh().catch(() => {});
`;

/** Makes the frame as high as the mail, so that only the page scrolls. */
const frameScript = `
const frame = document.querySelector('iframe');
const fit = () => {
  const mail = frame.contentDocument?.documentElement;
  if (mail) frame.style.height = mail.scrollHeight + frame.offsetHeight - frame.clientHeight + 'px';
};
frame?.addEventListener('load', fit);
window.addEventListener('resize', () => {
  // The height of the content is at least that of the frame.
  if (frame) frame.style.height = '0';
  fit();
});
if (frame?.contentDocument?.readyState === 'complete') fit();
`;

/**
 * What a mail's HTML can do in its frame: use styles, show embedded images, and open links in a new tab.
 *
 * It has the origin of the mailbox, so that the page can measure it, but runs no scripts. The policy also applies when
 * the URL is opened outside the frame.
 */
const mailPolicy =
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
  "img-src data:; base-uri 'none'; frame-ancestors 'self'";

/** Adds the pages for reading mail. The page of a mail has the reports on demand with `offersReports`. */
export function addMailboxPages(
  server: FastifyInstance,
  store: MessageStore,
  { offersReports }: { readonly offersReports: boolean },
): void {
  server.get<{ Querystring: { to?: string | string[] } }>('/', (request, reply) => {
    const to = recipientIn(request.query);
    const recipients = [...new Set(store.all().flatMap(({ Recipients }) => Recipients))].sort();
    return reply
      .headers(pageHeaders)
      .send(renderMailbox(shown(store, to), { to, recipients, version: etagOf(store) }));
  });

  server.get<{ Querystring: { to?: string | string[] } }>('/list', (request, reply) => {
    const etag = etagOf(store);
    reply.headers({ ...pageHeaders, etag });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const to = recipientIn(request.query);
    return reply.send(renderList(shown(store, to), to).markup);
  });

  server.get('/mailbox.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(refreshScript),
  );

  server.get('/mail.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(frameScript));

  server.get<{ Params: { id: string }; Querystring: { reported?: string; status?: string } }>(
    '/mails/:id',
    (request, reply) => {
      const message = store.find(request.params.id);
      if (!message) return reply.callNotFound();
      const reports = offersReports ? renderReports(message, request.query) : undefined;
      return reply.headers(pageHeaders).send(renderMail(message, reports));
    },
  );

  server.get<{ Params: { id: string } }>('/mails/:id/html', (request, reply) => {
    const message = store.find(request.params.id);
    if (!message) return reply.callNotFound();
    return reply
      .headers({ ...pageHeaders, 'content-security-policy': mailPolicy })
      .send(openLinksInNewTab(message.HtmlBody ?? ''));
  });
}

/** Returns the version of the list, so that a page knows whether it's up to date. */
function etagOf(store: MessageStore): string {
  return `"${store.version}"`;
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
