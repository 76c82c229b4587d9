import type { Production } from '../test/support/servers/production';

/** Migrates an empty database. Throws an Error if that fails. */
export async function migrateDatabase(production: Production, databaseUrl: string): Promise<void> {
  const { code, stderr } = await production.run('migrate', { DATABASE_URL: databaseUrl }).ended;
  if (code !== 0) throw new Error(`The database could not be migrated: ${stderr}`);
}
