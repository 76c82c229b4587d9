import type { FastifyInstance } from 'fastify';
import formbody from '@fastify/formbody';
import { isOwnForm } from '../page';
import type { MessageStore } from './message-store';
import type { StoredMessage } from './postmark-message';
import {
  bounceReport,
  complaintReport,
  postReport,
  subscriptionReport,
  type WebhookTarget,
} from './webhook-sender';

/** A report that a person can send to the service from the page of a mail. */
export interface ReportOnDemand {
  readonly name: string;
  /** What it says, and what the service does. */
  readonly effect: string;
  readonly report: (message: StoredMessage, at: Date) => object;
}

/** The reports on demand by the value of their button. */
export const REPORTS_ON_DEMAND: ReadonlyMap<string, ReportOnDemand> = new Map([
  [
    'bounce',
    {
      name: 'Bounce',
      effect:
        'The mailbox doesn’t exist. The service stops mailing the address, and reports it to an invitation’s sender.',
      report: (message, at) => bounceReport(message, 'HardBounce', at),
    },
  ],
  [
    'complaint',
    {
      name: 'Spam complaint',
      effect: 'The recipient marked it as spam. The service stops mailing the address.',
      report: complaintReport,
    },
  ],
  [
    'delay',
    {
      name: 'Delay',
      effect: 'The recipient’s server is busy, and Postmark tries again. The service changes nothing.',
      report: (message, at) => bounceReport(message, 'Transient', at),
    },
  ],
  [
    'reactivation',
    {
      name: 'Reactivate address',
      effect: 'The service mails the address again.',
      report: ({ Recipients: [address = ''] }, at) => subscriptionReport(address, null, at),
    },
  ],
] as const satisfies readonly (readonly [string, ReportOnDemand])[]);

/**
 * Serves the form of a mail's page, which sends a report like Postmark. Other sites can't use it.
 *
 * Redirects to the page, with the report and the status of the service's response.
 */
export async function addReportsOnDemand(
  server: FastifyInstance,
  { store, webhook }: { readonly store: MessageStore; readonly webhook: WebhookTarget },
): Promise<void> {
  await server.register(formbody);
  server.post<{ Params: { id: string }; Body: { report?: string } | undefined }>(
    '/mails/:id/reports',
    async (request, reply) => {
      if (!isOwnForm(request.headers)) return reply.code(403).send();
      const key = request.body?.report ?? '';
      const message = store.find(request.params.id);
      const wanted = REPORTS_ON_DEMAND.get(key);
      if (!message || !wanted) return reply.callNotFound();
      const status = await postReport(webhook, wanted.report(message, store.now()));
      return reply.redirect(
        `/mails/${message.MessageID}?reported=${key}&status=${String(status)}#reports`,
        303,
      );
    },
  );
}
