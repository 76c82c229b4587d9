import { z } from 'zod';
import { MAINTENANCE_MESSAGE } from '../service-status/service-status';
import { ConfigError } from './config-error';
import {
  address,
  applications,
  emailAddress,
  flag,
  headers,
  httpsLink,
  httpUrl,
  inAscii,
  instant,
  list,
  networks,
  origin,
  overTls,
  proxies,
  publicUrl,
  required,
  resourceLinks,
  routerSecrets,
  secretKeys,
  serverAddresses,
  share,
  tenants,
  text,
  tlsError,
  wholeNumber,
} from './variable-types';

/** Environment variables by name; undefined if not set. */
export type Given = Readonly<Record<string, string | undefined>>;

/** The service's environment variables, with their types and defaults. */
export const Environment = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: required(
    publicUrl,
    'the origin at which browsers reach the service, such as https://access.example.com',
  ),
  TRUST_PROXY: proxies.default(false),
  DATABASE_URL: required(address, 'write mysql://user:password@host:3306/name, mariadb://… or sqlite:path'),
  DATABASE_POOL_SIZE: wholeNumber(1, 1000).default(10),
  DATABASE_READ_URLS: serverAddresses.default([]),
  MICROSOFT_AUTHORITY: httpUrl
    .refine(overTls, tlsError)
    .default(new URL('https://login.microsoftonline.com/common/v2.0')),
  MICROSOFT_CLIENT_ID: text('the application (client) id of the registration at Microsoft'),
  MICROSOFT_CLIENT_SECRET: text('a client secret of the registration at Microsoft'),
  MICROSOFT_ALLOWED_TENANTS: tenants.default('*'),
  MICROSOFT_APPLICATIONS: applications.default(new Set<string>()),
  MICROSOFT_API_AUDIENCES: list.optional(),
  ROUTER_SECRET: routerSecrets.default([]),
  SECRET_KEYS: required(
    secretKeys,
    'write id:key, the key being 32 random bytes in base64, such as from openssl rand -base64 32',
  ),
  SESSION_IDLE_MINUTES: wholeNumber(1, 100_000).default(60),
  SESSION_KEPT_IDLE_DAYS: wholeNumber(1, 3650).default(30),
  SESSION_ABSOLUTE_DAYS: wholeNumber(1, 3650).default(90),
  INVITATION_DAYS: wholeNumber(1, 365).default(7),
  POSTMARK_URL: origin.refine(overTls, tlsError).default(new URL('https://api.postmarkapp.com')),
  POSTMARK_SERVER_TOKEN: text("the token of the server in Postmark's settings"),
  POSTMARK_MESSAGE_STREAM: z.string().default('outbound'),
  MAIL_FROM: text(
    'the address that mail comes from, such as CustomerSource <no-reply@example.com>',
  ).transform(inAscii),
  MAIL_REPLY_TO: z.enum(['inviter', 'none'], { error: 'write inviter or none' }).default('inviter'),
  MAIL_POLL_MS: wholeNumber(20, 600_000).default(1000),
  MAIL_WORKER: flag.default(true),
  WORKER_PORT: wholeNumber(0, 65_535).optional(),
  MAIL_LEASE_MS: wholeNumber(500, 3_600_000).default(60_000),
  MAIL_CONFIRM_AFTER_MS: wholeNumber(0, 3_600_000).default(30_000),
  POSTMARK_WEBHOOK_USER: z.string().default('postmark'),
  POSTMARK_WEBHOOK_PASSWORDS: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter((password) => password !== ''))
    .pipe(z.array(z.string().min(16, { error: 'write passwords of at least 16 characters' })).max(2)),
  WEBHOOK_ALLOWED_NETWORKS: networks.default([]),
  CUSTOMERSOURCE_LINKS: resourceLinks.default([]),
  PARTNERSOURCE_LINKS: resourceLinks.default([]),
  CONTACT_EMAIL: emailAddress.optional(),
  PRIVACY_URL: httpsLink.optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'write at least 16 characters' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers.default({}),
  OTEL_SERVICE_NAME: z.string().default('customersource-access'),
  OTEL_TRACES_SAMPLER_ARG: share.default(0.01),
  CORS_ORIGINS: list.default([]).pipe(z.array(origin.transform((url) => url.origin))),
  MAX_HTTP_CONNECTIONS: wholeNumber(1, 1_000_000).default(4000),
  MAX_CONCURRENT_REQUESTS: wholeNumber(2, 10_000).optional(),
  MAX_STREAMS: wholeNumber(0, 1_000_000).default(1000),
  ROUTER_CALLBACK_URLS: list.default([]).pipe(z.array(httpUrl)),
  ENTITY_REFERENCES: wholeNumber(1, 10_000).default(1000),
  COMPILE_QUERIES: flag.default(true),
  INTROSPECTION: flag.default(false),
  SANDBOX: flag.default(false),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'write fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  MAINTENANCE_FROM: instant.optional(),
  MAINTENANCE_UNTIL: instant.optional(),
  MAINTENANCE_MESSAGE: z.string().default(MAINTENANCE_MESSAGE),
});

/**
 * Parses variables by a part of the schema. Throws ConfigError that lists every mistake.
 *
 * An empty variable counts as not set, because Compose files and shells often leave it that way.
 */
export function parseVariables<Schema extends z.ZodType>(
  schema: Schema,
  environment: Given,
  check: (given: Given) => readonly string[] = () => [],
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const alsoWrong = check(given);
  const result = schema.safeParse(given);
  const problems = result.success
    ? []
    : result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (!result.success || alsoWrong.length > 0) throw new ConfigError([...problems, ...alsoWrong]);
  return result.data;
}
