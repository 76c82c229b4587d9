import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database';
import {
  endWindowsUnderWay,
  findUnendedWindows,
  insertWindow,
} from '../service-status/maintenance-window.repository';
import { MAINTENANCE_MESSAGE, type MaintenanceWindow } from '../service-status/service-status';
import { html, isOwnForm, pageHeaders, renderPage, type Html } from './page';

const MAINTENANCE_MS = 10 * 60_000;

const css = `
body{margin:0 auto;max-width:640px;padding:6vh 16px 64px}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;margin-top:20px;padding:4px 20px 16px}
h2{font-size:17px;margin:16px 0 8px}
p{margin:0 0 12px}
ul{margin:0;padding-left:20px}
li{margin:6px 0}
button{background:var(--accent);border:0;border-radius:4px;color:var(--card);cursor:pointer;font:inherit;padding:7px 16px}
`;

/**
 * Serves the page of the development tools at /dev: links to them, and buttons that start and end maintenance.
 *
 * The service reads the announcement like one of `npm run maintenance`. Other sites can't use the buttons.
 */
export async function serveDevelopmentPage(
  server: FastifyInstance,
  { database, mailbox }: { readonly database: Database; readonly mailbox: URL },
): Promise<void> {
  const inProgress = async (now: Date): Promise<MaintenanceWindow | undefined> =>
    (await findUnendedWindows(database.reads, now)).find(({ startsAt }) => startsAt <= now);

  // The parser of forms is for these routes only.
  await server.register(async (scope) => {
    await scope.register(formbody);
    scope.get('/dev', async (_request, reply) =>
      reply.headers(pageHeaders).send(renderDevelopmentPage(mailbox, await inProgress(new Date()))),
    );
    scope.post<{ Body: { maintenance?: string } | undefined }>('/dev', async (request, reply) => {
      if (!isOwnForm(request.headers)) return reply.code(403).send();
      const now = new Date();
      const action = request.body?.maintenance;
      if (action === 'end') await database.write((manager) => endWindowsUnderWay(manager, now));
      else if (action === 'start' && !(await inProgress(now))) {
        const endsAt = new Date(now.getTime() + MAINTENANCE_MS);
        const window = { startsAt: now, endsAt, message: MAINTENANCE_MESSAGE };
        await database.write((manager) => insertWindow(manager, window, now));
      }
      return reply.redirect('/dev', 303);
    });
  });
}

function renderDevelopmentPage(mailbox: URL, maintenance: MaintenanceWindow | undefined): string {
  return renderPage({
    title: 'CustomerSource Access in development',
    css,
    body: html`<main>
      <h1>CustomerSource Access in development</h1>
      <div class="card">
        <h2>Places</h2>
        <ul>
          <li><a href="/">The portal</a></li>
          <li><a href="/graphiql">GraphiQL</a>, with samples</li>
          <li><a href="/graphql">Apollo Sandbox</a>, which needs the internet</li>
          <li><a href="${mailbox.href}">The mailbox</a>, which receives all e-mails</li>
        </ul>
      </div>
      <form class="card" method="post">
        <h2>Maintenance</h2>
        ${renderMaintenance(maintenance)}
      </form>
    </main>`,
  });
}

function renderMaintenance(maintenance: MaintenanceWindow | undefined): Html {
  if (!maintenance)
    return html`<p>
        See how the portal and the graph refuse changes, for ten minutes. It starts after about two seconds.
      </p>
      <button name="maintenance" value="start">Start maintenance</button>`;
  const until = maintenance.endsAt.toLocaleTimeString('en-GB', { timeStyle: 'short' });
  return html`<p>In progress until ${until}. Changes are refused, and e-mails wait.</p>
    <button name="maintenance" value="end">End maintenance</button>`;
}
