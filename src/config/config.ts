import { existsSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { parseDatabaseAddress, type DatabaseAddress } from '../database/database-address';
import { DEFAULT_LIMITS, type LimitSettings } from '../rate-limit/limits';
import { parseGuid } from '../foundation/guid';
import { parseEmailAddress } from '../foundation/email-address';
import { applicationKey } from '../access/application-key';
import { isLoopback } from '../foundation/loopback';
import { SecretKeys } from '../foundation/secret-keys';
import { MAINTENANCE_MESSAGE, type MaintenanceWindow } from '../service-status/service-status';

/** Says what is wrong with the environment, one line a mistake; repeats no value. */
export class ConfigError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'CONFIG_INVALID';

  /** Takes every mistake, each beginning with the variable's name. */
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not in order:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

// Shorter names, such as HOME beside HOST, are others' own.
const SHORTEST_MISSPELLED = 7;
const MOST_TYPING_ERRORS = 2;

type Given = Readonly<Record<string, string | undefined>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const address = z.string().transform((value, context): DatabaseAddress => {
  try {
    return parseDatabaseAddress(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const secretKeys = z.string().transform((value, context): SecretKeys => {
  try {
    return SecretKeys.parse(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not a URL; write https://…' })
  .transform((value) => new URL(value));

const origin = httpUrl.refine((url) => url.pathname === '/' && !url.search && !url.hash && !url.username, {
  error: 'must be an origin alone, such as https://access.example.com',
});

const overTls = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url.hostname);
const tlsError = { error: 'must begin with https, unless it is localhost' };
const publicUrl = origin.refine(overTls, tlsError);

const tenants = z.string().transform((value, context): '*' | ReadonlySet<string> => {
  if (value === '*') return '*';
  const ids = value.split(',').flatMap((id) => parseGuid(id.trim()) ?? []);
  if (ids.length < value.split(',').length) {
    context.addIssue({ code: 'custom', message: 'write * or tenant ids (GUIDs) separated by commas' });
    return z.NEVER;
  }
  return new Set(ids);
});

const applications = z.string().transform((value, context): ReadonlySet<string> => {
  const keys = new Set<string>();
  value.split(',').forEach((entry, index) => {
    const [tenantId, clientId, ...more] = entry.split(':').map((id) => parseGuid(id.trim()));
    if (tenantId && clientId && more.length === 0) keys.add(applicationKey(tenantId, clientId));
    else {
      const message = `entry ${String(index + 1)} isn't <tenant id>:<client id>; write two GUIDs with a colon between them`;
      context.addIssue({ code: 'custom', message });
    }
  });
  return keys;
});

// A range of every address would let whoever calls choose theirs.
const proxyAddress = z.union([
  z.ipv4(),
  z.ipv6(),
  z.union([z.cidrv4(), z.cidrv6()]).refine((range) => !/\/0+$/.test(range)),
]);
const flag = z.enum(['on', 'off'], { error: 'write on or off' }).transform((value) => value === 'on');
const proxies = z.string().transform((value, context): false | number | readonly string[] => {
  if (value === 'off') return false;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  const addresses = value.split(',').map((address) => address.trim());
  if (addresses.every((address) => proxyAddress.safeParse(address).success)) return Object.freeze(addresses);
  context.addIssue({
    code: 'custom',
    message: 'write off, how many proxies are in front (such as 1), or their addresses and CIDR ranges',
  });
  return z.NEVER;
});
const NAMED_ADDRESS = /^([^<>]*<)([^<>]*)(>)$/;
const inAscii = (value: string, context: z.RefinementCtx): string => {
  const [, before = '', entered = value, after = ''] = NAMED_ADDRESS.exec(value) ?? [];
  const parsed = parseEmailAddress(entered);
  if (parsed) return before + parsed.address + after;
  const message = 'has no e-mail address; write CustomerSource <no-reply@example.com>, or the address alone';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'write a whole number' })
    .int({ error: 'write a whole number' })
    .min(least, { error: `write at least ${String(least)}` })
    .max(most, { error: `write at most ${String(most)}` });
const instant = z.iso
  .datetime({ offset: true, error: 'write an instant such as 2026-12-01T20:00:00Z' })
  .transform((value) => new Date(value));
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
// Visible ASCII, which every router can send in a header; two of them while one takes the other's place.
const routerSecrets = list.pipe(
  z
    .array(
      z.string().regex(/^[\x21-\x7e]{32,}$/, {
        error: 'needs 32 characters or more, such as from openssl rand -base64 32',
      }),
    )
    .min(1, { error: 'has no value between its commas' })
    .max(2, { error: 'takes two values at most, separated by a comma' }),
);
const text = (what: string) =>
  z.string({ error: `is missing; ${what}` }).regex(/\S/, { error: `is empty; ${what}` });
const required = <Schema extends z.ZodType>(schema: Schema, what: string) =>
  z.string({ error: `is missing; ${what}` }).pipe(schema as unknown as z.ZodType<z.output<Schema>, string>);

const Environment = z.object({
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: required(
    publicUrl,
    'the origin at which browsers reach the service, such as https://access.example.com',
  ),
  TRUST_PROXY: proxies.default(false),
  DATABASE_URL: required(address, 'write mysql://user:password@host:3306/name, mariadb://… or sqlite:path'),
  DATABASE_POOL_SIZE: wholeNumber(1, 1000).default(10),
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
  MAIL_LEASE_MS: wholeNumber(500, 3_600_000).default(60_000),
  MAIL_CONFIRM_AFTER_MS: wholeNumber(0, 3_600_000).default(30_000),
  POSTMARK_WEBHOOK_USER: z.string().default('postmark'),
  POSTMARK_WEBHOOK_PASSWORDS: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter((password) => password !== ''))
    .pipe(z.array(z.string().min(16, { error: 'write passwords of at least 16 characters' })).max(2)),
  METRICS_TOKEN: z.string().min(16, { error: 'write at least 16 characters' }).optional(),
  CORS_ORIGINS: list.default([]).pipe(z.array(origin.transform((url) => url.origin))),
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
  const given = givenIn(environment);
  const env = parse(Environment, given, maintenanceProblems(given));
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
  return parse(Environment.pick({ DATABASE_URL: true }), givenIn(environment)).DATABASE_URL;
}

/** A variable that nothing reads, and the one that its name is close to. */
export interface MisspelledVariable {
  readonly name: string;
  readonly nearest: string;
}

/** Finds variables whose name is a typing error or two away from one that the service reads. */
export function findMisspelled(environment: Given): readonly MisspelledVariable[] {
  const known = Object.keys(Environment.shape);
  return Object.keys(environment)
    .filter((name) => name.length >= SHORTEST_MISSPELLED && !known.includes(name))
    .flatMap((name) => {
      const nearest = known.find((each) => distance(name, each) <= MOST_TYPING_ERRORS);
      return nearest === undefined ? [] : [{ name, nearest }];
    });
}

/**
 * Returns the environment of this process; the only place that reads it.
 *
 * A file `.env` in the working directory is read first; what is set already outranks it.
 */
export function processEnvironment(): Given {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  given: Given,
  alsoWrong: readonly string[] = [],
): z.output<Schema> {
  const result = schema.safeParse(given);
  const problems = result.success
    ? []
    : result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (!result.success || alsoWrong.length > 0) throw new ConfigError([...problems, ...alsoWrong]);
  return result.data;
}

// A variable that is set to nothing counts as not set, as compose files and shells leave it.
function givenIn(environment: Given): Given {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}
