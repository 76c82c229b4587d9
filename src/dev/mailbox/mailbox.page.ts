import { html, renderPage, type Html } from '../page';
import { parseAddresses, type StoredMessage } from './postmark-message';

const css = `
body{margin:0 auto;max-width:880px;padding:24px 16px 64px}
header{align-items:end;display:flex;flex-wrap:wrap;gap:12px 24px;justify-content:space-between;margin-bottom:20px}
form{display:flex;gap:8px}
label{align-self:center;font-size:13px}
input,button{background:var(--card);border:1px solid var(--line);border-radius:4px;color:inherit;font:inherit;padding:6px 10px}
input{flex:1;min-width:0;width:260px}
button{cursor:pointer}
ul{background:var(--card);border:1px solid var(--line);border-radius:6px;list-style:none;margin:0;overflow:hidden;padding:0}
li+li{border-top:1px solid var(--line)}
li a{align-items:baseline;color:inherit;display:grid;gap:2px 16px;grid-template-columns:1fr auto;padding:12px 16px;text-decoration:none}
li a:hover,li a:focus-visible{background:var(--hover)}
li a:focus-visible{outline-offset:-2px}
.subject{font-weight:600;overflow-wrap:anywhere}
.people{font-size:13px;grid-column:1/-1;overflow-wrap:anywhere}
time{color:var(--quiet);font-size:13px;white-space:nowrap}
.empty{border:1px dashed var(--line);border-radius:6px;padding:48px 24px;text-align:center}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:20px}
dl{align-items:baseline;display:grid;gap:4px 16px;grid-template-columns:max-content 1fr;margin:12px 0 0}
dt{color:var(--quiet);font-size:13px}
dd{margin:0;overflow-wrap:anywhere}
h2{font-size:15px;margin:24px 0 8px}
nav{margin-bottom:16px}
iframe{background:#fff;border:1px solid var(--line);border-radius:6px;color-scheme:light;display:block;height:62vh;min-height:320px;resize:vertical;width:100%}
pre{background:var(--card);border:1px solid var(--line);border-radius:6px;font:13px/1.5 ui-monospace,Consolas,monospace;margin:0;overflow-wrap:anywhere;padding:16px;white-space:pre-wrap}
.reports{display:block}
.reports dl{align-items:center;gap:8px 16px;margin:0}
.reports button{color:var(--text);width:100%}
@media (max-width:600px){form{width:100%}li a{grid-template-columns:1fr}}
`;

/** Renders the list of mails with a filter by recipient. It updates automatically; without scripts, by reloading. */
export function renderMailbox(
  messages: readonly StoredMessage[],
  list: { readonly to: string; readonly recipients: readonly string[]; readonly version: string },
): string {
  const { to, recipients, version } = list;
  return renderPage({
    title: 'Mailbox',
    css,
    script: '/mailbox.js',
    body: html`<header>
        <div>
          <h1>Mailbox</h1>
          <div class="quiet">All e-mails that the service sends. Nothing leaves this computer.</div>
        </div>
        <form role="search">
          <label for="to">Sent to</label>
          <input id="to" name="to" value="${to}" list="recipients" placeholder="anyone" autocomplete="off" />
          <datalist id="recipients">
            ${recipients.map((recipient) => html`<option value="${recipient}"></option>`)}
          </datalist>
          <button>Show</button>
        </form>
      </header>
      <noscript><meta http-equiv="refresh" content="5" /></noscript>
      <main id="mails" data-version="${version}" aria-live="polite">${renderList(messages, to)}</main>`,
  });
}

/** Renders only the list, in the given order, newest first. */
export function renderList(messages: readonly StoredMessage[], to: string): Html {
  if (messages.length === 0) {
    const text = to === '' ? 'No e-mails yet.' : `No e-mails to ${to} yet.`;
    return html`<p class="empty quiet">${text} New e-mails appear automatically.</p>`;
  }
  return html`<ul>
    ${messages.map(
      (message) =>
        html`<li>
          <a id="m-${message.MessageID}" href="/mails/${message.MessageID}">
            <span class="subject">${message.Subject || '(no subject)'}</span>
            ${renderTime(message)}
            <span class="people">To ${message.To}</span>
            <span class="people quiet">From ${message.From}</span>
          </a>
        </li>`,
    )}
  </ul>`;
}

/** Renders a mail: its header, its HTML in a frame without scripts, its plain text, and the form for reports. */
export function renderMail(message: StoredMessage, reports: Html | undefined): string {
  const { MessageID, From, To, Cc, ReplyTo, Subject, HtmlBody, TextBody, Tag, Metadata } = message;
  const row = (name: string, value: Html | string | undefined): Html | false =>
    value !== undefined &&
    value !== '' &&
    html`<dt>${name}</dt>
      <dd>${value}</dd>`;
  return renderPage({
    title: Subject ?? 'E-mail',
    css,
    script: '/mail.js',
    body: html`<nav>
        <a href="/">All e-mails</a> ·
        <a href="/?to=${encodeURIComponent(firstAddress(To))}">To the same recipient</a>
      </nav>
      <main>
        <div class="card">
          <h1>${Subject || '(no subject)'}</h1>
          <dl>
            ${row('From', From)} ${row('To', To)} ${row('Cc', Cc)} ${row('Reply to', ReplyTo)}
            ${row('Sent', renderTime(message))} ${row('Tag', Tag)}
            ${row(
              'Metadata',
              Object.entries(Metadata ?? {})
                .map(([key, value]) => `${key}: ${value}`)
                .join(', '),
            )}
          </dl>
        </div>
        ${
          HtmlBody &&
          html`<h2>HTML</h2>
            <iframe
              title="HTML of the e-mail"
              src="/mails/${MessageID}/html"
              sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            ></iframe>`
        }
        ${
          TextBody &&
          html`<h2>Plain text</h2>
            <pre>${linkify(TextBody)}</pre>`
        }
        ${reports}
      </main>`,
  });
}

function linkify(text: string): readonly (Html | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>` : part,
    );
}

function renderTime({ SubmittedAt }: StoredMessage): Html {
  const sent = new Date(SubmittedAt);
  const text = sent.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
  return html`<time datetime="${SubmittedAt}">${text}</time>`;
}

function firstAddress(header: string): string {
  return parseAddresses(header)[0]?.Email ?? '';
}
