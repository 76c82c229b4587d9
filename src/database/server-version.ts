import type { DatabaseAddress } from './database-address';

type ServerAddress = Exclude<DatabaseAddress, { readonly kind: 'sqlite' }>;

/** A server's product and version. */
export interface ServerVersion {
  readonly kind: ServerAddress['kind'];
  readonly parts: readonly [number, number, number];
}

const LEAST: Readonly<Record<ServerVersion['kind'], { name: string; parts: ServerVersion['parts'] }>> = {
  // Needed for generated columns in unique keys, SKIP LOCKED, and enforced check constraints.
  mysql: { name: 'MySQL', parts: [8, 0, 16] },
  // Needed for SKIP LOCKED.
  mariadb: { name: 'MariaDB', parts: [10, 6, 0] },
};

/** Parses the result of `SELECT VERSION()`, such as `8.4.3` or `10.11.6-MariaDB-log`. */
export function parseServerVersion(version: string): ServerVersion {
  const [major, minor, patch] = (/^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map(Number);
  return {
    kind: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    parts: [major ?? 0, minor ?? 0, Number.isNaN(patch ?? 0) ? 0 : (patch ?? 0)],
  };
}

/** Returns a sentence if a server is too old for the schema and its locks; null if it isn't. */
export function complaintAbout({ kind, parts }: ServerVersion): string | null {
  const least = LEAST[kind];
  const difference = parts.map((part, index) => part - (least.parts[index] ?? 0)).find((each) => each !== 0);
  if (difference === undefined || difference > 0) return null;
  return `The database is ${least.name} ${parts.join('.')}. It must be ${least.name} ${least.parts.join('.')} or newer.`;
}
