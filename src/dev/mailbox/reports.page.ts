import { html, type Html } from '../page';
import type { StoredMessage } from './postmark-message';
import { REPORTS_ON_DEMAND } from './report-on-demand';

/** Renders the form that reports on a mail, and the outcome of the last report from the page's query. */
export function renderReports(
  { MessageID }: StoredMessage,
  { reported = '', status = '' }: { readonly reported?: string; readonly status?: string },
): Html {
  const last = REPORTS_ON_DEMAND.get(reported);
  return html`<h2 id="reports">Report on this e-mail, like Postmark</h2>
    ${last && html`<p role="status">${last.name}: ${outcome(Number(status))}</p>`}
    <form class="reports card" method="post" action="/mails/${MessageID}/reports">
      <dl>
        ${[...REPORTS_ON_DEMAND].map(
          ([key, { name, effect }]) =>
            html`<dt><button name="report" value="${key}">${name}</button></dt>
              <dd>${effect}</dd>`,
        )}
      </dl>
    </form>`;
}

function outcome(status: number): string {
  if (status === 200) return 'the service has received the report.';
  if (status === 0) return 'the service doesn’t respond.';
  return `the service has refused the report with status ${String(status)}.`;
}
