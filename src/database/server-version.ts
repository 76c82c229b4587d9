import type { DatabaseAddress } from './database-address';

type ServerAddress = Exclude<DatabaseAddress, { readonly kind: 'sqlite' }>;

/** The product a server is, and its version as numbers. */
export interface ServerVersion {
  readonly kind: ServerAddress['kind'];
  readonly parts: readonly [number, number, number];
}

const LEAST: Readonly<Record<ServerVersion['kind'], { name: string; parts: ServerVersion['parts'] }>> = {
  // Generated columns under a unique key, SKIP LOCKED, and checks that are kept.
  mysql: { name: 'MySQL', parts: [8, 0, 16] },
  // SKIP LOCKED.
  mariadb: { name: 'MariaDB', parts: [10, 6, 0] },
};

/** Reads what `SELECT VERSION()` answers, such as `8.4.3` or `10.11.6-MariaDB-log`. */
export function parseServerVersion(version: string): ServerVersion {
  const [major, minor, patch] = (/^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map(Number);
  return {
    kind: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    parts: [major ?? 0, minor ?? 0, Number.isNaN(patch ?? 0) ? 0 : (patch ?? 0)],
  };
}

/** Says in a sentence that a server is too old for the schema and its locks; null when it is not. */
export function complaintAbout({ kind, parts }: ServerVersion): string | null {
  const least = LEAST[kind];
  const difference = parts.map((part, index) => part - (least.parts[index] ?? 0)).find((each) => each !== 0);
  if (difference === undefined || difference > 0) return null;
  return `The database is ${least.name} ${parts.join('.')}; at least ${least.name} ${least.parts.join('.')} is needed.`;
}
