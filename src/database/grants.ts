/** A user of a database server, and from where they connect. */
export interface DatabaseUser {
  readonly name: string;
  /** A host name, an address or a pattern of them; `%` stands for any. */
  readonly host: string;
}

/** The tables of a schema, by what the service does with them. */
export interface GrantedTables {
  readonly changed: readonly string[];
  /** What is added to and read, and never rewritten. */
  readonly appendOnly: readonly string[];
  /** What only migrations write. */
  readonly readOnly: readonly string[];
}

// As long as MySQL takes them; none of the characters has a meaning within quotes.
const USER = /^([A-Za-z0-9_.-]{1,32})(?:@([A-Za-z0-9_.:%/-]{1,255}))?$/;

/** Reads `user` or `user@host`; null for what needs quoting, is too long, or is no name. */
export function parseDatabaseUser(text: string): DatabaseUser | null {
  const [, name, host = '%'] = USER.exec(text) ?? [];
  return name === undefined ? null : { name, host };
}

/**
 * Writes the statements that give a user what the service needs of a server database, and nothing besides.
 *
 * Table by table, since a privilege on the whole schema cannot be taken back for one table of it.
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
