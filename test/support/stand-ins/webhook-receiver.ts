import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { CloudEvent } from '../../../src/webhooks/cloud-event';

const CERTIFICATES = join(__dirname, '../database/certificates');
const read = (name: string): string => readFileSync(join(CERTIFICATES, name), 'utf8');

/** The file with the certificate of the receiver's authority. */
export const RECEIVER_AUTHORITY_FILE = join(CERTIFICATES, 'authority.pem');
/** The certificate of the receiver's authority, in PEM. */
export const RECEIVER_AUTHORITY = read('authority.pem');

/** A request that a receiver got. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: CloudEvent;
}

/** How a receiver answers: a status, headers, and whether it never ends; `reset` closes the connection. */
export type ReceiverAnswer =
  | 'reset'
  | 'hang'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** The body. `endless` sends without an end, and `open` sends nothing more after the headers. */
      readonly body?: 'endless' | 'open';
    };

/** Receives webhooks over HTTPS, as `localhost`. */
export class WebhookReceiver {
  /** The requests that were answered with a status of 200 to 299, in order. */
  readonly accepted: ReceivedWebhook[] = [];
  /** All requests, in order. */
  readonly received: ReceivedWebhook[] = [];
  /** Decides the answers. By default, 204. */
  answer: (webhook: ReceivedWebhook) => ReceiverAnswer | Promise<ReceiverAnswer> = () => ({ status: 204 });
  readonly #server = createServer(
    { key: read('server-key.pem'), cert: read('localhost.pem') },
    (request, response) => {
      void text(request).then(async (body) => {
        const event = JSON.parse(body) as CloudEvent;
        const webhook = { path: request.url ?? '', headers: request.headers, body, event };
        this.received.push(webhook);
        const answer = await this.answer(webhook);
        if (answer === 'hang') return;
        if (answer === 'reset') {
          request.socket.destroy();
          return;
        }
        if (answer.status >= 200 && answer.status < 300) this.accepted.push(webhook);
        response.writeHead(answer.status, answer.headers);
        if (answer.body === 'open') response.write('.');
        else if (answer.body === 'endless') {
          const write = (): void => {
            while (!response.destroyed && response.write('.'.repeat(16_384)));
          };
          response.on('drain', write);
          write();
        } else response.end();
      });
    },
  );

  /** Starts a receiver on a free port. */
  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get url(): string {
    return `https://localhost:${String((this.#server.address() as AddressInfo).port)}/hooks`;
  }

  /** The ids of the accepted events, in order. */
  get acceptedIds(): string[] {
    return this.accepted.map(({ event }) => event.id);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

/** Verifies a webhook by the library of Standard Webhooks, as receivers do. Throws if its signature is invalid. */
export function verifyWebhook(secret: string, { body, headers }: ReceivedWebhook): void {
  new Webhook(secret).verify(body, headers as Record<string, string>);
}
