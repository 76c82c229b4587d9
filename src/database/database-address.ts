import { isIP } from 'node:net';

/** The address of a database: a server with MySQL's protocol, or a file. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'mysql' | 'mariadb';
      readonly host: string;
      readonly port: number;
      readonly username: string;
      readonly password: string;
      readonly database: string;
      /** Whether to require TLS and a trusted certificate for `host`. */
      readonly tls: boolean;
    };

/** The address of a server. */
export type ServerAddress = Exclude<DatabaseAddress, { readonly kind: 'sqlite' }>;

const [MYSQL, MARIADB] = ['mysql://user:password@host:3306/name', 'mariadb://user:password@host:3306/name'];

/**
 * Parses a DATABASE_URL: `mysql://user:password@host:3306/name`, `mariadb://…` or `sqlite:path/to/file`.
 *
 * `?tls=true` after the name of the database requires TLS, as `VERIFY_IDENTITY` does for MySQL's own clients.
 *
 * @throws Error whose message says what to write instead. It never contains the value, which has a password.
 */
export function parseDatabaseAddress(value: string): DatabaseAddress {
  if (value.startsWith('sqlite:')) {
    const path = value.slice('sqlite:'.length);
    if (path === '' || path.startsWith('//')) {
      throw new Error('names no file; write sqlite:data/customersource.sqlite or sqlite:/absolute/path');
    }
    return { kind: 'sqlite', path };
  }
  return parseServerAddress(value, `write ${MYSQL}, ${MARIADB} or sqlite:path`);
}

/**
 * Parses the address of a server like `parseDatabaseAddress`.
 *
 * @throws Error whose message says what to write instead: `forms`, if the value isn't such an address.
 */
export function parseServerAddress(value: string, forms = `write ${MYSQL} or ${MARIADB}`): ServerAddress {
  const url = URL.canParse(value) ? new URL(value) : null;
  const kind = url?.protocol === 'mysql:' ? 'mysql' : url?.protocol === 'mariadb:' ? 'mariadb' : null;
  const [username, password, database] = [url?.username, url?.password, url?.pathname.slice(1)].map(decoded);
  if (
    !url ||
    !kind ||
    !url.hostname ||
    !username ||
    password === undefined ||
    !/^[^/]+$/.test(database ?? '')
  ) {
    throw new Error(forms);
  }
  // Refuses unknown options such as ?ssl=required rather than ignoring them.
  if (!['', '?tls=true', '?tls=false'].includes(url.search) || url.hash !== '') {
    throw new Error('takes nothing but ?tls=true after the name of the database');
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const tls = url.search === '?tls=true';
  // mysql2 compares the certificate with "localhost" when it connects to an IP address.
  if (tls && isIP(host) !== 0)
    throw new Error('with ?tls=true, name the host that the certificate is for, not an IP address');
  return {
    kind,
    host,
    port: url.port === '' ? 3306 : Number(url.port),
    username,
    password,
    database: database ?? '',
    tls,
  };
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
