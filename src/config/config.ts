import type { DatabaseAddress, ServerAddress } from '../database/database-address';
import type { SecretKeys } from '../foundation/secret-keys';
import { DEFAULT_LIMITS, type LimitSettings } from '../rate-limit/limits';
import type { MaintenanceWindow } from '../service-status/service-status';
import type { TracingSettings } from '../telemetry/tracing';
import { Environment, type Given, parseVariables } from './environment';
import type { PortalSettings } from './portal-settings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** More requests at the same time only wait for the processor. */
const MOST_CONCURRENT = 64;
/** More tabs than a person has, and more people than a network has on pages for anonymous callers. */
const MOST_STREAMS = { ofCaller: 20, ofNetwork: 100 };

/** The service's configuration, validated and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The origin at which browsers reach the service. */
  readonly publicUrl: URL;
  /** The proxies whose X-Forwarded-For is trusted: none, a number of proxies, or their addresses. */
  readonly trustProxy: false | number | readonly string[];
  readonly database: DatabaseAddress;
  readonly poolSize: number;
  /** The servers that lists can be read from, each with a pool of its own; none by default. */
  readonly readReplicas: readonly ServerAddress[];
  readonly microsoft: {
    readonly authority: URL;
    readonly clientId: string;
    readonly clientSecret: string;
    /** The tenants whose users can sign in. */
    readonly allowedTenants: '*' | ReadonlySet<string>;
    /** The applications that can call on their own behalf, in the format of {@link applicationKey}. */
    readonly applications: ReadonlySet<string>;
    /** The accepted audiences of access tokens for our API. */
    readonly apiAudiences: readonly string[];
  };
  /** The secrets that a router can send. Two during a rotation; none without a router. */
  readonly routerSecrets: readonly string[];
  readonly secretKeys: SecretKeys;
  readonly session: {
    readonly idleMs: number;
    readonly persistentIdleMs: number;
    readonly absoluteMs: number;
  };
  readonly invitationLifetimeMs: number;
  readonly mail: {
    readonly postmarkUrl: URL;
    readonly postmarkToken: string;
    readonly from: string;
    readonly messageStream: string;
    /** The recipient of replies to an invitation: the colleague who sent it, or only the sender's address. */
    readonly replyTo: 'inviter' | 'none';
    readonly pollMs: number;
    /** False if separate workers deliver mail and webhooks. */
    readonly isDelivered: boolean;
    /** The port on which a separate worker answers /livez and /metrics; null if it doesn't listen. */
    readonly workerPort: number | null;
    /** Duration of a worker's lease, in milliseconds. */
    readonly leaseMs: number;
    /** Time after an unknown outcome until Postmark is queried, in milliseconds. */
    readonly confirmAfterMs: number;
    /** The credentials of Postmark's webhooks. Without a password, all webhooks are rejected. */
    readonly webhook: { readonly user: string; readonly passwords: readonly string[] };
  };
  readonly webhooks: {
    /** The networks that webhooks can be sent to although their addresses aren't public. */
    readonly allowedNetworks: readonly string[];
  };
  readonly portal: PortalSettings;
  /** The bearer token for /metrics; null if the route is disabled. */
  readonly metricsToken: string | null;
  /** Where traces are sent; null if they aren't recorded. */
  readonly tracing: TracingSettings | null;
  readonly limits: LimitSettings;
  /** The origins whose pages can call /graphql with cookies. */
  readonly corsOrigins: readonly string[];
  /** Maximum number of HTTP connections. */
  readonly connections: number;
  /** Maximum number of requests to /graphql that run at the same time. */
  readonly concurrentRequests: number;
  readonly streams: {
    /** Maximum number of streams of this instance, of a person or application, and of a network's anonymous callers. */
    readonly limits: { readonly streams: number; readonly ofCaller: number; readonly ofNetwork: number };
    /** The addresses below which routers can receive the events of subscriptions. */
    readonly callbackUrls: readonly URL[];
  };
  /** Maximum number of entity references in a request. */
  readonly entityReferences: number;
  readonly introspection: boolean;
  /** Whether to use the fast path: compiled queries, direct calls of resolvers, and the prepared subgraph. */
  readonly compilesQueries: boolean;
  /** Whether /graphql shows Apollo Sandbox in browsers. */
  readonly sandbox: boolean;
  readonly logLevel: string;
  readonly maintenance: MaintenanceWindow | null;
}

/** Reads the configuration from environment variables. Throws ConfigError that lists every mistake. */
export function loadConfig(environment: Given): Config {
  const env = parseVariables(Environment, environment, problemsOfPairs);
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    database: Object.freeze(env.DATABASE_URL),
    poolSize: env.DATABASE_POOL_SIZE,
    readReplicas: Object.freeze(env.DATABASE_READ_URLS),
    microsoft: Object.freeze({
      authority: env.MICROSOFT_AUTHORITY,
      clientId: env.MICROSOFT_CLIENT_ID,
      clientSecret: env.MICROSOFT_CLIENT_SECRET,
      allowedTenants: env.MICROSOFT_ALLOWED_TENANTS,
      applications: env.MICROSOFT_APPLICATIONS,
      apiAudiences: Object.freeze(env.MICROSOFT_API_AUDIENCES ?? [env.MICROSOFT_CLIENT_ID]),
    }),
    routerSecrets: Object.freeze(env.ROUTER_SECRET),
    secretKeys: env.SECRET_KEYS,
    session: Object.freeze({
      idleMs: env.SESSION_IDLE_MINUTES * MINUTE,
      persistentIdleMs: env.SESSION_KEPT_IDLE_DAYS * DAY,
      absoluteMs: env.SESSION_ABSOLUTE_DAYS * DAY,
    }),
    invitationLifetimeMs: env.INVITATION_DAYS * DAY,
    mail: Object.freeze({
      postmarkUrl: env.POSTMARK_URL,
      postmarkToken: env.POSTMARK_SERVER_TOKEN,
      from: env.MAIL_FROM,
      messageStream: env.POSTMARK_MESSAGE_STREAM,
      replyTo: env.MAIL_REPLY_TO,
      pollMs: env.MAIL_POLL_MS,
      isDelivered: env.MAIL_WORKER,
      workerPort: env.WORKER_PORT ?? null,
      leaseMs: env.MAIL_LEASE_MS,
      confirmAfterMs: env.MAIL_CONFIRM_AFTER_MS,
      webhook: Object.freeze({
        user: env.POSTMARK_WEBHOOK_USER,
        passwords: Object.freeze(env.POSTMARK_WEBHOOK_PASSWORDS),
      }),
    }),
    webhooks: Object.freeze({ allowedNetworks: Object.freeze(env.WEBHOOK_ALLOWED_NETWORKS) }),
    portal: Object.freeze({
      links: Object.freeze({
        CUSTOMERSOURCE: env.CUSTOMERSOURCE_LINKS,
        PARTNERSOURCE: env.PARTNERSOURCE_LINKS,
      }),
      contact: env.CONTACT_EMAIL ?? null,
      privacy: env.PRIVACY_URL ?? null,
    }),
    metricsToken: env.METRICS_TOKEN ?? null,
    tracing: env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? Object.freeze({
          endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
          headers: Object.freeze(env.OTEL_EXPORTER_OTLP_HEADERS),
          serviceName: env.OTEL_SERVICE_NAME,
          ratio: env.OTEL_TRACES_SAMPLER_ARG,
        })
      : null,
    limits: DEFAULT_LIMITS,
    corsOrigins: Object.freeze(env.CORS_ORIGINS),
    connections: env.MAX_HTTP_CONNECTIONS,
    concurrentRequests: env.MAX_CONCURRENT_REQUESTS ?? defaultConcurrency(env.DATABASE_POOL_SIZE),
    streams: Object.freeze({
      limits: Object.freeze({ streams: env.MAX_STREAMS, ...MOST_STREAMS }),
      callbackUrls: Object.freeze(env.ROUTER_CALLBACK_URLS),
    }),
    entityReferences: env.ENTITY_REFERENCES,
    introspection: env.INTROSPECTION,
    compilesQueries: env.COMPILE_QUERIES,
    sandbox: env.SANDBOX,
    logLevel: env.LOG_LEVEL,
    maintenance:
      env.MAINTENANCE_FROM && env.MAINTENANCE_UNTIL
        ? Object.freeze({
            startsAt: env.MAINTENANCE_FROM,
            endsAt: env.MAINTENANCE_UNTIL,
            message: env.MAINTENANCE_MESSAGE,
          })
        : null,
  });
}

/** Reads only the database's address, for commands that need nothing else. */
export function loadDatabaseAddress(environment: Given): DatabaseAddress {
  return parseVariables(Environment.pick({ DATABASE_URL: true }), environment).DATABASE_URL;
}

/** With twice as many requests as connections, some are always ready for a connection that becomes free. */
function defaultConcurrency(poolSize: number): number {
  return Math.min(2 * poolSize + 4, MOST_CONCURRENT);
}

/** Reads only what the commands for webhooks need. Throws ConfigError that lists every mistake. */
export function loadWebhookSettings(environment: Given): {
  readonly keys: SecretKeys;
  readonly source: string;
  readonly allowedNetworks: readonly string[];
} {
  const env = parseVariables(
    Environment.pick({ SECRET_KEYS: true, PUBLIC_URL: true, WEBHOOK_ALLOWED_NETWORKS: true }),
    environment,
  );
  return {
    keys: env.SECRET_KEYS,
    source: env.PUBLIC_URL.origin,
    allowedNetworks: env.WEBHOOK_ALLOWED_NETWORKS,
  };
}

/** Reads only what the search of Postmark's messages needs. Throws ConfigError that lists every mistake. */
export function loadPostmarkServer(environment: Given): {
  readonly url: URL;
  readonly serverToken: string;
  readonly messageStream: string;
} {
  const env = parseVariables(
    Environment.pick({ POSTMARK_URL: true, POSTMARK_SERVER_TOKEN: true, POSTMARK_MESSAGE_STREAM: true }),
    environment,
  );
  return {
    url: env.POSTMARK_URL,
    serverToken: env.POSTMARK_SERVER_TOKEN,
    messageStream: env.POSTMARK_MESSAGE_STREAM,
  };
}

// Separate from the schema, which skips this check while another variable is invalid.
function problemsOfPairs(given: Given): string[] {
  return [...replicaProblems(given), ...maintenanceProblems(given)];
}

function replicaProblems({ DATABASE_URL: url, DATABASE_READ_URLS: replicas }: Given): string[] {
  if (replicas === undefined || !url?.startsWith('sqlite:')) return [];
  return ['DATABASE_READ_URLS needs a server in DATABASE_URL; SQLite has no replicas, so remove it'];
}

function maintenanceProblems({ MAINTENANCE_FROM: from, MAINTENANCE_UNTIL: until }: Given): string[] {
  if (from !== undefined && until === undefined)
    return ['MAINTENANCE_UNTIL is missing; a window has a beginning and an end'];
  if (from === undefined && until !== undefined)
    return ['MAINTENANCE_FROM is missing; a window has a beginning and an end'];
  if (from !== undefined && until !== undefined && new Date(from) >= new Date(until)) {
    return ['MAINTENANCE_UNTIL must be after MAINTENANCE_FROM'];
  }
  return [];
}
