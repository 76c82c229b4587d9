import type { ServerAddress } from './database-address';

/** A server's product and version. */
export interface ServerVersion {
  readonly kind: ServerAddress['kind'];
  readonly parts: readonly [number, number, number];
  /** Whether it's TiDB, which reports the version of MySQL that it's compatible with. */
  readonly isTidb: boolean;
}

const LEAST: Readonly<Record<ServerVersion['kind'], { name: string; parts: ServerVersion['parts'] }>> = {
  // Needed for generated columns in unique keys, SKIP LOCKED, and enforced check constraints.
  mysql: { name: 'MySQL', parts: [8, 0, 16] },
  // Needed for SKIP LOCKED.
  mariadb: { name: 'MariaDB', parts: [10, 6, 0] },
};

/**
 * Parses the result of `SELECT VERSION()`, such as `8.4.3` or `10.11.6-MariaDB-log`.
 *
 * `comment` is the server's `version_comment`, which names TiDB if its setting `server-version` replaces the version.
 */
export function parseServerVersion(version: string, comment = ''): ServerVersion {
  const [major, minor, patch] = (/^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map(Number);
  return {
    kind: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    isTidb: /tidb/i.test(version + comment),
    parts: [major ?? 0, minor ?? 0, Number.isNaN(patch ?? 0) ? 0 : (patch ?? 0)],
  };
}

/** Returns a sentence if a server lacks what the schema and its locks need; null if it doesn't. */
export function complaintAbout({ kind, parts, isTidb }: ServerVersion): string | null {
  if (isTidb)
    return 'The database is TiDB, which has no triggers, JSON_TABLE or SKIP LOCKED. Use MySQL or MariaDB.';
  const least = LEAST[kind];
  const difference = parts.map((part, index) => part - (least.parts[index] ?? 0)).find((each) => each !== 0);
  if (difference === undefined || difference > 0) return null;
  return `The database is ${least.name} ${parts.join('.')}. It must be ${least.name} ${least.parts.join('.')} or newer.`;
}
