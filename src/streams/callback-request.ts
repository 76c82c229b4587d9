import { z } from 'zod';

/** Where a router wants the events of a subscription, from `extensions.subscription` of its request. */
export interface CallbackRequest {
  readonly url: URL;
  readonly id: string;
  readonly verifier: string;
  /** Time between two checks. */
  readonly heartbeatMs: number;
}

/** Apollo's default. */
const HEARTBEAT_MS = 5_000;
const SHORTEST_HEARTBEAT_MS = 1_000;
const LONGEST_HEARTBEAT_MS = 60_000;
/** Share of the requested time. Hive Gateway ends a subscription whose check arrives a millisecond later than that. */
const EARLY = 0.8;

const Extension = z.object({
  callbackUrl: z.url().max(2_000),
  subscriptionId: z.string().min(1).max(200),
  verifier: z.string().max(2_000),
  heartbeatIntervalMs: z.number().min(0).default(HEARTBEAT_MS),
});

/**
 * Reads where events are to be sent. Returns null if that's missing, malformed, or below none of the allowed addresses.
 *
 * The address comes from the body of the request, which a gateway may copy from its caller. So it's never trusted, not
 * even with the router's secret.
 */
export function readCallbackRequest(body: unknown, allowed: readonly URL[]): CallbackRequest | null {
  const extensions: unknown = Reflect.get(Object(body), 'extensions');
  const read = Extension.safeParse(Reflect.get(Object(extensions), 'subscription'));
  if (!read.success || !URL.canParse(read.data.callbackUrl)) return null;
  const url = new URL(read.data.callbackUrl);
  if (!allowed.some((base) => isBelow(url, base))) return null;
  const asked = read.data.heartbeatIntervalMs;
  // Without checks, a stream would outlive its router, so 0, which asks for none, is the longest time.
  const heartbeatMs =
    asked === 0
      ? LONGEST_HEARTBEAT_MS
      : Math.min(Math.max(asked, SHORTEST_HEARTBEAT_MS) * EARLY, LONGEST_HEARTBEAT_MS);
  return { url, id: read.data.subscriptionId, verifier: read.data.verifier, heartbeatMs };
}

/** Returns whether a URL is an address in a folder: the same origin, a longer path, and nothing else. */
function isBelow(url: URL, folder: URL): boolean {
  const path = folder.pathname.endsWith('/') ? folder.pathname : `${folder.pathname}/`;
  return (
    url.origin === folder.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(path) &&
    url.pathname.length > path.length &&
    // Servers may decode it to a dot segment or a separator.
    !/%2e|%2f|%5c/i.test(url.pathname) &&
    url.search === '' &&
    url.hash === ''
  );
}
