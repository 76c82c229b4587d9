import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../foundation/escape-html';

const STYLE =
  'body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem;color:#1b1a19}' +
  'h1{font-size:1.5rem;font-weight:600}small{color:#605e5c}a{color:#0067b8}' +
  '@media(prefers-color-scheme:dark){body{background:#1b1a19;color:#f3f2f1}a{color:#6cb8f6}small{color:#a19f9d}}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The content of a page about a failed sign-in or sign-out: plain text, and a link to one of our paths. */
export interface AuthPage {
  readonly language: string;
  readonly status: number;
  readonly title: string;
  readonly message: string;
  readonly link: { readonly href: string; readonly text: string };
  /** The request's id, by which support finds it in the logs, and its label. */
  readonly reference: { readonly label: string; readonly id: string };
}

/** Sends a page without scripts, framing or caching. All text is escaped. */
export function sendAuthPage(reply: FastifyReply, page: AuthPage): FastifyReply {
  return reply
    .code(page.status)
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(render(page));
}

function render({ language, title, message, link, reference }: AuthPage): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(message)}</p>
<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>
<p><small>${escapeHtml(reference.label)}: ${escapeHtml(reference.id)}</small></p>
</main>
</body>
</html>
`;
}
