/** A user of a database server, and the host they connect from. */
export interface DatabaseUser {
  readonly name: string;
  /** A host name, an address, or a pattern in which `%` matches anything. */
  readonly host: string;
}

/** The tables of a schema, by the service's privileges. */
export interface GrantedTables {
  readonly changed: readonly string[];
  /** Tables that the service inserts into and reads, but never updates. */
  readonly appendOnly: readonly string[];
  /** Tables that only migrations write. */
  readonly readOnly: readonly string[];
}

// MySQL's maximum lengths. None of the characters needs escaping within quotes.
const USER = /^([A-Za-z0-9_.-]{1,32})(?:@([A-Za-z0-9_.:%/-]{1,255}))?$/;

/** Parses `user` or `user@host`; null if it's invalid, too long, or needs escaping. */
export function parseDatabaseUser(text: string): DatabaseUser | null {
  const [, name, host = '%'] = USER.exec(text) ?? [];
  return name === undefined ? null : { name, host };
}

/**
 * Creates the GRANT statements with the minimum privileges that the service needs on a database server.
 *
 * Grants per table, because a privilege on the whole schema can't be revoked for one table.
 */
export function grantStatements(schema: string, tables: GrantedTables, user: DatabaseUser): string[] {
  const grants = [
    { names: tables.changed, privileges: 'SELECT, INSERT, UPDATE, DELETE' },
    { names: tables.appendOnly, privileges: 'SELECT, INSERT' },
    { names: tables.readOnly, privileges: 'SELECT' },
  ];
  return grants.flatMap(({ names, privileges }) =>
    names
      .toSorted()
      .map(
        (table) =>
          `GRANT ${privileges} ON ${quoted(schema)}.${quoted(table)} TO '${user.name}'@'${user.host}';`,
      ),
  );
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
