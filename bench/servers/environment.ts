/** Where a server listens and which database it asks; the benchmark sets both. */
export interface ServerEnvironment {
  readonly port: number;
  /** Begins with `mysql:`. */
  readonly databaseUrl: string;
}

/** The number of connections that each server has, as the service by default. */
export const CONNECTIONS = 10;

/** Reads the environment; throws an Error when something is missing. */
export function readEnvironment(): ServerEnvironment {
  const { PORT, DATABASE_URL } = process.env;
  if (PORT === undefined || DATABASE_URL === undefined) throw new Error('Set PORT and DATABASE_URL.');
  return { port: Number(PORT), databaseUrl: DATABASE_URL.replace(/^mariadb:/, 'mysql:') };
}
