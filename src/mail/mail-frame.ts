import { escapeHtml } from '../escape-html';

/** A part of a mail's body: a paragraph, one in small print, or the link that it is about. */
export type MailBlock =
  { readonly text: string } | { readonly small: string } | { readonly label: string; readonly link: string };

/**
 * Writes a mail's body as HTML and as plain text, under its title; every text stands as text in both.
 *
 * No text may begin a line of its own: what comes from elsewhere goes through `onOneLine` first.
 */
export function frameMail(title: string, blocks: readonly MailBlock[]): { html: string; text: string } {
  const html = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>
  <body style="margin:0;padding:24px;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
    <div style="max-width:560px;margin:0 auto">
      <h1 style="font-size:22px;font-weight:600">${escapeHtml(title)}</h1>
${blocks.map((block) => `      ${htmlOf(block)}\n`).join('')}    </div>
  </body>
</html>`;
  const text = `${[title, ...blocks.map(textOf)].join('\n\n')}\n`;
  return { html, text };
}

/** Writes a name that comes from elsewhere on one line, without what turns the direction of the text around it. */
export function onOneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}

function htmlOf(block: MailBlock): string {
  if ('text' in block) return `<p>${escapeHtml(block.text)}</p>`;
  if ('small' in block) return `<p style="font-size:14px">${escapeHtml(block.small)}</p>`;
  return `<p><a href="${escapeHtml(block.link)}" style="display:inline-block;padding:12px 24px;background:#0f6cbd;color:#ffffff;text-decoration:none;border-radius:4px">${escapeHtml(block.label)}</a></p>`;
}

function textOf(block: MailBlock): string {
  if ('text' in block) return block.text;
  return 'small' in block ? block.small : `${block.label}: ${block.link}`;
}
