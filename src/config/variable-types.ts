import { z } from 'zod';
import { applicationKey } from '../access/application-key';
import {
  type DatabaseAddress,
  parseDatabaseAddress,
  parseServerAddress,
  type ServerAddress,
} from '../database/database-address';
import { parseEmailAddress } from '../foundation/email-address';
import { parseGuid } from '../foundation/guid';
import { isLoopback } from '../foundation/loopback';
import { SecretKeys } from '../foundation/secret-keys';
import { type ResourceKind, resourceKinds, type ResourceLink } from './portal-settings';

/** The address of a database. */
export const address = z.string().transform((value, context): DatabaseAddress => {
  try {
    return parseDatabaseAddress(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** The addresses of database servers. */
export const serverAddresses = z.string().transform((value, context): readonly ServerAddress[] =>
  value.split(',').flatMap((entry, index) => {
    try {
      return parseServerAddress(entry.trim());
    } catch (error) {
      const message = `entry ${String(index + 1)}: ${(error as Error).message}`;
      context.addIssue({ code: 'custom', message });
      return [];
    }
  }),
);

/** Secret keys, each with its id. */
export const secretKeys = z.string().transform((value, context): SecretKeys => {
  try {
    return SecretKeys.parse(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** An HTTP or HTTPS URL without a name and password, which `fetch` refuses. */
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not a URL; write https://…' })
  .transform((value) => new URL(value))
  .refine(({ username, password }) => username === '' && password === '', {
    error: 'must have no name and password before the host',
  });

/** An origin: a URL without a path. */
export const origin = httpUrl.refine(({ pathname, search, hash }) => pathname === '/' && !search && !hash, {
  error: 'must be an origin alone, such as https://access.example.com',
});

/** Returns whether a URL uses TLS, or is on this computer. */
export const overTls = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url.hostname);

/** The error for a URL that doesn't. */
export const tlsError = { error: 'must begin with https, unless it is localhost' };

/** The origin at which browsers reach the service. */
export const publicUrl = origin.refine(overTls, tlsError);

const isHttpsLink = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
};

/** The URL of a page that the portal links to. */
export const httpsLink = z
  .string()
  .refine(isHttpsLink, { error: 'is not an HTTPS URL; write https://example.com/page' })
  .transform((value) => new URL(value).href);

const isResourceKind = (kind: string): kind is ResourceKind => resourceKinds.some((known) => known === kind);

/** The resources of an extranet, in the order of their kinds. */
export const resourceLinks = z.string().transform((value, context): readonly ResourceLink[] => {
  const links = new Map<ResourceKind, string>();
  value.split(',').forEach((entry, index) => {
    const [kind = '', ...rest] = entry.trim().split('=');
    const url = rest.join('=');
    if (isResourceKind(kind) && isHttpsLink(url) && !links.has(kind)) links.set(kind, new URL(url).href);
    else {
      const message =
        isResourceKind(kind) && links.has(kind)
          ? `has ${kind} twice; write one URL for each kind`
          : `entry ${String(index + 1)} isn't <kind>=<HTTPS URL>; the kinds are ${resourceKinds.join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
  });
  return resourceKinds.flatMap((kind) => {
    const url = links.get(kind);
    return url === undefined ? [] : [{ kind, url }];
  });
});

/** An e-mail address, with its domain in ASCII. */
export const emailAddress = z.string().transform((value, context): string => {
  const parsed = parseEmailAddress(value);
  if (parsed) return parsed.address;
  context.addIssue({ code: 'custom', message: 'is not an e-mail address; write help@example.com' });
  return z.NEVER;
});

/** Ids of tenants, or all tenants. */
export const tenants = z.string().transform((value, context): '*' | ReadonlySet<string> => {
  if (value === '*') return '*';
  const ids = value.split(',').flatMap((id) => parseGuid(id.trim()) ?? []);
  if (ids.length < value.split(',').length) {
    context.addIssue({ code: 'custom', message: 'write * or tenant ids (GUIDs) separated by commas' });
    return z.NEVER;
  }
  return new Set(ids);
});

/** Applications, in the format of {@link applicationKey}. */
export const applications = z.string().transform((value, context): ReadonlySet<string> => {
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

// A range with all addresses would let callers choose their own address.
const proxyAddress = z.union([
  z.ipv4(),
  z.ipv6(),
  z.union([z.cidrv4(), z.cidrv6()]).refine((range) => !/\/0+$/.test(range)),
]);

/** Whether something is on. */
export const flag = z.enum(['on', 'off'], { error: 'write on or off' }).transform((value) => value === 'on');

/** The trusted proxies: none, their number, or their addresses. */
export const proxies = z.string().transform((value, context): false | number | readonly string[] => {
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

/** An address for From, with or without a name, with its domain in ASCII. */
export const inAscii = (value: string, context: z.RefinementCtx): string => {
  const [, before = '', entered = value, after = ''] = NAMED_ADDRESS.exec(value) ?? [];
  const parsed = parseEmailAddress(entered);
  if (parsed) return before + parsed.address + after;
  const message = 'has no e-mail address; write CustomerSource <no-reply@example.com>, or the address alone';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};

/** A whole number within bounds. */
export const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'write a whole number' })
    .int({ error: 'write a whole number' })
    .min(least, { error: `write at least ${String(least)}` })
    .max(most, { error: `write at most ${String(most)}` });

/** An instant with its offset, such as 2026-12-01T20:00:00Z. */
export const instant = z.iso
  .datetime({ offset: true, error: 'write an instant such as 2026-12-01T20:00:00Z' })
  .transform((value) => new Date(value));

/** Words separated by commas. */
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);

/** Addresses and CIDR ranges. */
export const networks = list.pipe(
  z.array(
    z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
      error: 'write addresses and CIDR ranges separated by commas, such as 10.1.0.0/16',
    }),
  ),
);

/** Secrets in visible ASCII, which every router can send in a header. Two during a rotation. */
export const routerSecrets = list.pipe(
  z
    .array(
      z.string().regex(/^[\x21-\x7e]{32,}$/, {
        error: 'needs 32 characters or more, such as from openssl rand -base64 32',
      }),
    )
    .min(1, { error: 'has no value between its commas' })
    .max(2, { error: 'takes two values at most, separated by a comma' }),
);

/** Text that isn't empty. `what` is the hint in the error. */
export const text = (what: string) =>
  z.string({ error: `is missing; ${what}` }).regex(/\S/, { error: `is empty; ${what}` });

/** A required value. `what` is the hint in the error. */
export const required = <Schema extends z.ZodType>(schema: Schema, what: string) =>
  z.string({ error: `is missing; ${what}` }).pipe(schema as unknown as z.ZodType<z.output<Schema>, string>);

const HEADER = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+)=([\x21-\x7e]*)$/;
const headersError =
  "isn't a list of name=value, separated by commas, with values that are encoded as in a URL";

/** HTTP headers in the form of OpenTelemetry, such as `authorization=Bearer%20token`. */
export const headers = z.string().transform((value, context): Readonly<Record<string, string>> => {
  const found = value.split(',').map((entry) => HEADER.exec(entry.trim()));
  try {
    if (found.every((match) => match !== null))
      return Object.fromEntries(found.map(([, name = '', text = '']) => [name, decodeURIComponent(text)]));
  } catch {
    // The encoding is invalid.
  }
  context.addIssue({ code: 'custom', message: headersError });
  return z.NEVER;
});

/** A share of a whole, from 0 to 1. */
export const share = z
  .string()
  .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, { error: 'write a number from 0 to 1, such as 0.01' })
  .transform(Number);
