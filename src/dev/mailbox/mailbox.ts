import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { refuseOtherHosts } from '../refuse-other-hosts';
import { explain, type FaultScript } from './fault';
import { addMailboxPages } from './mailbox-pages';
import { MessageStore } from './message-store';
import { addPostmarkApi } from './postmark-api';
import type { StoredMessage } from './postmark-message';
import { reportLater, type WebhookTarget } from './webhook-sender';

/** How the mailbox is started. */
export interface MailboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The token that must come with every call of the API. */
  readonly serverToken: string;
  /** Tells the time a mail is accepted. */
  readonly now?: () => Date;
  /** Where delivery reports are sent. By default, none are sent. */
  readonly webhook?: WebhookTarget;
  /** How long after a mail was accepted the search finds it, in milliseconds. Defaults to 0. */
  readonly searchLagMs?: number;
  /** The most mails kept; 5,000 unless said otherwise. */
  readonly limit?: number;
}

/** A running mailbox. */
export interface Mailbox {
  /** Where Postmark's API is spoken, `http://localhost:<port>/`. */
  readonly apiUrl: URL;
  /** Where a person reads the mails. */
  readonly pageUrl: URL;
  readonly port: number;
  /** Returns the mails accepted, oldest first. */
  messages(): readonly StoredMessage[];
  /** Forgets all mails. */
  clear(): void;
  /** Lets the search know nothing of the mails so far, as Postmark's does for a time. */
  forgetInSearch(): void;
  /** Lets the API fail as the script says, in place of any script before; without one it works again. */
  fail(script?: FaultScript): void;
  /** Stops at once, open connections included. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;

/**
 * Starts a stand-in for Postmark's HTTP API on loopback, with a page that shows the mails as a person would see them.
 *
 * Nothing is ever delivered. Mails are kept in memory. Rejects when the port is taken (`EADDRINUSE`).
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { serverToken, now = () => new Date(), limit = 5_000, webhook } = options;
  const report = (message: StoredMessage): void => {
    if (webhook) reportLater(webhook, message, now());
  };
  const store = new MessageStore(now, limit, report, options.searchLagMs);
  let script: FaultScript | undefined;
  let calls = 0;

  // 50 MB is Postmark's own limit for a batch.
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
  addMailboxPages(server, store);
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

/** Answers what can't be read as Postmark does, and what fails as a fault of the server. */
function answerFaults(server: FastifyInstance): void {
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) console.error('The local mailbox failed:', error);
    if (status === 400)
      return reply.code(422).send({ ErrorCode: 402, Message: 'Received invalid JSON input.' });
    return reply.code(status).send(explain(status, undefined, 'The request could not be processed.'));
  });
}
