import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type MailReport, readReport } from '../mail/postmark-webhook';

const MOST_BODY_BYTES = 64 * 1024;

/** The dependencies of the route. */
export interface PostmarkWebhook {
  readonly user: string;
  /** The accepted passwords: several, so that they can be rotated. If empty, every request is refused. */
  readonly passwords: readonly string[];
  readonly recordReport: (report: MailReport) => Promise<void>;
}

/**
 * Serves POST /webhooks/postmark, which receives Postmark's reports.
 *
 * Postmark sends the credentials in its webhook URL by HTTP basic authentication (RFC 7617). They're compared in
 * constant time, and requests without them get 401. Unknown reports get 200 and have no effect, because Postmark would
 * retry them. Cookies aren't accepted, so pages can't forge reports.
 */
export function postmarkWebhookRoute(app: FastifyInstance, webhook: PostmarkWebhook): void {
  const accepted = webhook.passwords.map((password) =>
    digest(`Basic ${Buffer.from(`${webhook.user}:${password}`).toString('base64')}`),
  );
  app.post('/webhooks/postmark', {
    bodyLimit: MOST_BODY_BYTES,
    onRequest: async (request, reply) => {
      const given = digest(request.headers.authorization ?? '');
      // Compares with all passwords, even after a match.
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

// The comparison needs equal lengths.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
