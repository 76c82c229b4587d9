/** The port and the database of a server. The benchmark sets both. */
export interface ServerEnvironment {
  readonly port: number;
  /** Begins with `mysql:`. */
  readonly databaseUrl: string;
}

/** Number of connections of each server, the service's default. */
export const CONNECTIONS = 10;

/** Reads the environment. Throws an Error if a variable is missing. */
export function readEnvironment(): ServerEnvironment {
  const { PORT, DATABASE_URL } = process.env;
  if (PORT === undefined || DATABASE_URL === undefined) throw new Error('Set PORT and DATABASE_URL.');
  return { port: Number(PORT), databaseUrl: DATABASE_URL.replace(/^mariadb:/, 'mysql:') };
}
