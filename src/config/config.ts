import type { DatabaseAddress } from '../database/database-address';
import type { SecretKeys } from '../foundation/secret-keys';
import { DEFAULT_LIMITS, type LimitSettings } from '../rate-limit/limits';
import type { MaintenanceWindow } from '../service-status/service-status';
import { Environment, type Given, parseVariables } from './environment';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the service is configured by; validated and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The origin at which browsers reach the service. */
  readonly publicUrl: URL;
  /** Whose X-Forwarded-For is believed: nobody's, that of so many proxies in front, or of those addresses. */
  readonly trustProxy: false | number | readonly string[];
  readonly database: DatabaseAddress;
  readonly poolSize: number;
  readonly microsoft: {
    readonly authority: URL;
    readonly clientId: string;
    readonly clientSecret: string;
    /** The tenants whose people may sign in. */
    readonly allowedTenants: '*' | ReadonlySet<string>;
    /** The applications that may call in their own name, as {@link applicationKey} writes them. */
    readonly applications: ReadonlySet<string>;
    /** What access tokens for our API may have as their audience. */
    readonly apiAudiences: readonly string[];
  };
  /** What the router in front shows; one, two while it is exchanged, none when there is no router. */
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
    /** Where answers to an invitation go: to the colleague who sent it, or to the sender's address alone. */
    readonly replyTo: 'inviter' | 'none';
    readonly pollMs: number;
    /** False to leave the delivery of mail to workers of their own. */
    readonly isDelivered: boolean;
    /** How long a worker's claim holds, in milliseconds. */
    readonly leaseMs: number;
    /** How long after an unknown outcome Postmark is asked, in milliseconds. */
    readonly confirmAfterMs: number;
    /** What Postmark's webhooks authenticate with; without a password they are refused. */
    readonly webhook: { readonly user: string; readonly passwords: readonly string[] };
  };
  /** What whoever reads /metrics must bear; null when there is no such route. */
  readonly metricsToken: string | null;
  readonly limits: LimitSettings;
  /** The origins whose pages may call /graphql with cookies. */
  readonly corsOrigins: readonly string[];
  /** How many references to entities one request may have. */
  readonly entityReferences: number;
  readonly introspection: boolean;
  /** True to answer queries that come again by functions they are compiled to. */
  readonly compilesQueries: boolean;
  /** True to show Apollo Sandbox to browsers that open /graphql. */
  readonly sandbox: boolean;
  readonly logLevel: string;
  readonly maintenance: MaintenanceWindow | null;
}

/** Reads the configuration from environment variables; throws ConfigError that lists every mistake. */
export function loadConfig(environment: Given): Config {
  const env = parseVariables(Environment, environment, maintenanceProblems);
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    database: Object.freeze(env.DATABASE_URL),
    poolSize: env.DATABASE_POOL_SIZE,
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
      leaseMs: env.MAIL_LEASE_MS,
      confirmAfterMs: env.MAIL_CONFIRM_AFTER_MS,
      webhook: Object.freeze({
        user: env.POSTMARK_WEBHOOK_USER,
        passwords: Object.freeze(env.POSTMARK_WEBHOOK_PASSWORDS),
      }),
    }),
    metricsToken: env.METRICS_TOKEN ?? null,
    limits: DEFAULT_LIMITS,
    corsOrigins: Object.freeze(env.CORS_ORIGINS),
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

/** Reads where the database is, and nothing else, for the commands that need only that. */
export function loadDatabaseAddress(environment: Given): DatabaseAddress {
  return parseVariables(Environment.pick({ DATABASE_URL: true }), environment).DATABASE_URL;
}

// Apart from the schema, which would not come to it while another variable is wrong.
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
