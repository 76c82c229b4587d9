import type { LookupFunction } from 'node:net';
import { Agent, request, type RequestOptions } from 'node:https';
import { CLOUD_EVENT_TYPE, type CloudEvent } from './cloud-event';
import type { TargetAddresses } from './target-addresses';
import { signatureHeaders } from './webhook-secret';

/** How an attempt ended. */
export interface PostOutcome {
  readonly isDelivered: boolean;
  /** `HTTP_` and the status, or the code of the error, such as `TIMEOUT` or `ADDRESS_REFUSED`. */
  readonly code: string;
}

/** An event for a target. */
export interface WebhookPost {
  readonly url: URL;
  readonly event: CloudEvent;
  /** The secrets to sign with: two during a rotation. */
  readonly secrets: readonly string[];
  readonly sentAt: Date;
}

/** Sends an event to its target. Never rejects. */
export type PostWebhook = (post: WebhookPost) => Promise<PostOutcome>;

/** How long an attempt can take, in milliseconds. Shorter than a shutdown, so that attempts end before it does. */
export const POST_TIMEOUT_MS = 5_000;
const MOST_RESPONSE_BYTES = 16 * 1024;
/** Shorter than the usual limits of servers, which might close a connection while it's used again. */
const IDLE_CONNECTION_MS = 3_000;

/**
 * Creates the function that sends events. It connects only to the checked addresses, follows no redirects, and ignores
 * the response's body.
 */
export function createPostWebhook({
  addresses,
  timeoutMs = POST_TIMEOUT_MS,
  authority,
}: {
  readonly addresses: Pick<TargetAddresses, 'of'>;
  readonly timeoutMs?: number;
  /** The certificate of the only authority to trust, in PEM. Defaults to the authorities of Node.js. */
  readonly authority?: string;
}): PostWebhook {
  const agent = new Agent({
    ...{ keepAlive: true, timeout: IDLE_CONNECTION_MS },
    ...(authority !== undefined && { ca: authority }),
  });
  return async ({ url, event, secrets, sentAt }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const body = JSON.stringify(event);
    const headers = {
      'content-type': CLOUD_EVENT_TYPE,
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'CustomerSource-Access',
      ...signatureHeaders(secrets, { id: event.id, sentAt, body }),
    };
    try {
      const lookup = pinnedTo(await unlessAborted(addresses.of(url), signal));
      const status = await send(url, { agent, lookup, headers, signal }, body);
      return { isDelivered: status >= 200 && status < 300, code: `HTTP_${String(status)}` };
    } catch (error) {
      return { isDelivered: false, code: signal.aborted ? 'TIMEOUT' : codeOf(error) };
    }
  };
}

function send(url: URL, options: RequestOptions, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, method: 'POST' }, (response) => {
      // From here on, only the status counts, even if the body is aborted.
      for (const stream of [sent, response]) stream.removeAllListeners('error').on('error', () => undefined);
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_RESPONSE_BYTES) response.destroy();
      });
      response.on('close', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function pinnedTo(addresses: Awaited<ReturnType<TargetAddresses['of']>>): LookupFunction {
  return (_hostname, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else if (first) done(null, first.address, first.family);
    else done(Object.assign(new Error('The name has no address.'), { code: 'ENOTFOUND' }), '');
  };
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Aborted.')), { once: true });
    work.then(resolve, reject);
  });
}

function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code.slice(0, 64) : 'FAILED';
}
