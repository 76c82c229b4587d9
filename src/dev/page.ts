import type { IncomingHttpHeaders } from 'node:http';
import { escapeHtml } from '../foundation/escape-html';

/** HTML that is safe to send, because all interpolated values were escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

type Content = Html | string | number | undefined | false | readonly Content[];

function render(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (content === undefined || content === false) return '';
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  return content.map(render).join('');
}

/**
 * Creates HTML from a template, and escapes interpolated values for both text and quoted attributes.
 *
 * `undefined` and `false` render nothing. Lists render their items.
 */
export function html(template: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(String.raw({ raw: template.raw }, ...contents.map(render)));
}

/** The content of a page of the development tools. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** CSS of this page, in addition to the common CSS. Never contains external text. */
  readonly css?: string;
  /** Path of a script on the same server. */
  readonly script?: string;
}

const commonCss = `
:root{color-scheme:light dark;--ground:#f2f2f2;--card:#fff;--text:#1b1b1b;--quiet:#5c5c5c;--line:#d8d8d8;--hover:#f0f4f8;--accent:#0067b8;--chip:#e3f0fa}
@media (prefers-color-scheme:dark){:root{--ground:#17191c;--card:#22252a;--text:#f1f1f1;--quiet:#b3b6bb;--line:#3c4047;--hover:#2d3138;--accent:#6cb8f6;--chip:#1d3a52}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.45 "Segoe UI",system-ui,-apple-system,Roboto,"Helvetica Neue",sans-serif}
a{color:var(--accent)}
h1{font-size:24px;font-weight:600;line-height:1.25;margin:0}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.quiet{color:var(--quiet)}
.chip{background:var(--chip);color:var(--text);border-radius:999px;font-size:12px;padding:1px 8px;white-space:nowrap}
`;

/** Renders a page that fits phones, follows the light or dark preference, and loads nothing from other servers. */
export function renderPage({ title, body, css, script }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${new Html(commonCss + (css ?? ''))}
        </style>
        ${script !== undefined && html`<script src="${script}" defer></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup;
}

/**
 * Headers of every page: resources only from its own server, no framing by other sites, no MIME sniffing, no caching.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; " +
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Returns whether a browser sent a form from a page of the same origin. Other sites and ports can't set the header. */
export function isOwnForm(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}
