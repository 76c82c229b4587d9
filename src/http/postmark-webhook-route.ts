import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type MailReport, readReport } from '../mail/postmark-webhook';

const MOST_BODY_BYTES = 64 * 1024;

/** What the route needs. */
export interface PostmarkWebhook {
  readonly user: string;
  /** Each is good, so that one can be replaced; with none, nobody is let in. */
  readonly passwords: readonly string[];
  readonly recordReport: (report: MailReport) => Promise<void>;
}

/**
 * Serves POST /webhooks/postmark, which takes Postmark's reports.
 *
 * Postmark sends the credentials of the URL it was given (HTTP basic authentication, RFC 7617), which are compared in
 * constant time; without them 401. What is no report of a known kind is answered with 200 and has no effect: Postmark
 * would send it again and again. It authenticates by no cookie, so that no page can forge a report.
 */
export function postmarkWebhookRoute(app: FastifyInstance, webhook: PostmarkWebhook): void {
  const accepted = webhook.passwords.map((password) =>
    digest(`Basic ${Buffer.from(`${webhook.user}:${password}`).toString('base64')}`),
  );
  app.post('/webhooks/postmark', {
    bodyLimit: MOST_BODY_BYTES,
    onRequest: async (request, reply) => {
      const given = digest(request.headers.authorization ?? '');
      // Each is compared, whichever was right.
      const matches = accepted.filter((each) => timingSafeEqual(each, given)).length;
      if (matches === 0)
        await reply
          .code(401)
          .header('www-authenticate', 'Basic realm="webhooks", charset="UTF-8"')
          .send({ status: 'unauthenticated' });
    },
    handler: async (request, reply) => {
      const report = readReport(request.body);
      if (report) await webhook.recordReport(report);
      return reply.send({ status: report ? 'recorded' : 'ignored' });
    },
  });
}

// Of one length, as the comparison wants it.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
