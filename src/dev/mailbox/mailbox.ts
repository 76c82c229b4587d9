import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { refuseOtherHosts } from '../refuse-other-hosts';
import { explain, type FaultScript } from './fault';
import { addMailboxPages } from './mailbox-pages';
import { MessageStore } from './message-store';
import { addReportsOnDemand } from './report-on-demand';
import { addPostmarkApi } from './postmark-api';
import type { StoredMessage } from './postmark-message';
import { reportLater, type WebhookTarget } from './webhook-sender';

/** The options of the mailbox. */
export interface MailboxOptions {
  /** 0 uses any free port. */
  readonly port: number;
  /** The required token for all API calls. */
  readonly serverToken: string;
  /** Returns the time at which a mail is accepted. */
  readonly now?: () => Date;
  /** Where delivery reports are sent, automatically and from the page of a mail. By default, none are sent. */
  readonly webhook?: WebhookTarget;
  /** Time until the search finds an accepted mail, in milliseconds. Defaults to 0. */
  readonly searchLagMs?: number;
  /** Maximum number of stored mails. Defaults to 5,000. */
  readonly limit?: number;
}

/** A running mailbox. */
export interface Mailbox {
  /** The URL of Postmark's API, `http://localhost:<port>/`. */
  readonly apiUrl: URL;
  /** The page for reading mail. */
  readonly pageUrl: URL;
  readonly port: number;
  /** Returns the accepted mails, oldest first. */
  messages(): readonly StoredMessage[];
  /** Deletes all mails. */
  clear(): void;
  /** Hides all mails so far from the search, like Postmark's, which is sometimes delayed. */
  forgetInSearch(): void;
  /** Makes the API fail by the script, which replaces any earlier one. Without a script, the API works again. */
  fail(script?: FaultScript): void;
  /** Stops immediately and closes open connections. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;

/**
 * Starts a stand-in for Postmark's HTTP API on loopback, with a page that shows mails as their recipients would see
 * them.
 *
 * Nothing is delivered, and mails are stored in memory. Rejects if the port is in use (`EADDRINUSE`).
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { serverToken, now = () => new Date(), limit = 5_000, webhook } = options;
  const report = (message: StoredMessage): void => {
    if (webhook) reportLater(webhook, message, now());
  };
  const store = new MessageStore(now, limit, report, options.searchLagMs);
  let script: FaultScript | undefined;
  let calls = 0;

  // Postmark's limit for a batch is 50 MB.
  const server = fastify({ bodyLimit: 50 * megabyte, forceCloseConnections: true });
  refuseOtherHosts(server.server);
  answerFaults(server);
  addPostmarkApi(server, {
    store,
    serverToken,
    nextFault: (request) => {
      calls += 1;
      return script?.({ ...request, number: calls });
    },
  });
  addMailboxPages(server, store, { offersReports: webhook !== undefined });
  if (webhook) await addReportsOnDemand(server, { store, webhook });
  await server.listen({ port: options.port, host: '127.0.0.1' });

  const { port } = server.server.address() as AddressInfo;
  const url = new URL(`http://localhost:${port}/`);
  return {
    apiUrl: url,
    pageUrl: url,
    port,
    messages: () => store.all(),
    clear: () => store.clear(),
    forgetInSearch: () => store.forgetInSearch(),
    fail: (next) => {
      script = next;
      calls = 0;
    },
    close: () => server.close(),
  };
}

/** Responds to unreadable requests like Postmark, and to faults as an error of the server. */
function answerFaults(server: FastifyInstance): void {
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) console.error('The local mailbox failed:', error);
    if (status === 400)
      return reply.code(422).send({ ErrorCode: 402, Message: 'Received invalid JSON input.' });
    return reply.code(status).send(explain(status, undefined, "The request couldn't be processed."));
  });
}
