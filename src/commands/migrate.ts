import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { AuditEventEntity } from '../audit/audit-event.entity';
import { loadDatabaseAddress } from '../config/config';
import { processEnvironment } from '../config/process-environment';
import { createDataSource } from '../composition/data-source';
import type { DatabaseAddress } from '../database/database-address';
import { type DatabaseUser, grantStatements, parseDatabaseUser } from '../database/grants';
import { applyMigrations, pendingMigrations, revertMigration } from '../database/migrator';
import { connectDataSource } from '../database/open-database';
import { runCommand } from './run-command';

const command = new Command('npm run migrate --')
  .description('Applies pending migrations to the database at DATABASE_URL.')
  .option('--revert', 'revert the newest migration instead, unless that would delete data')
  .option('--drop-data', 'with --revert: also delete the data')
  .option('--list', 'only list pending migrations; exits with 1 if there are any')
  .option(
    '--grants <user>',
    'only print the statements that grant user (or user@host) what the service needs; run them as the owner',
  )
  .option('--grant-to <user>', 'apply the migrations, then run these statements')
  .action(migrate);

interface Options {
  readonly revert?: boolean;
  readonly dropData?: boolean;
  readonly list?: boolean;
  readonly grants?: string;
  readonly grantTo?: string;
}

async function migrate({ dropData = false, ...options }: Options): Promise<void> {
  if (dropData && !options.revert) throw new Error('--drop-data requires --revert.');
  if (Object.keys(options).length > 1) throw new Error('Specify only one option. For details, use --help.');
  const address = loadDatabaseAddress(processEnvironment());
  const grantee = options.grants ?? options.grantTo;
  const user = grantee === undefined ? null : userOf(grantee, address);
  // Migrations have no time limit.
  const dataSource = await connectDataSource(createDataSource, { address, statementTimeoutMs: 0 });
  try {
    if (user && options.grants !== undefined) {
      const pending = await pendingMigrations(dataSource);
      if (pending.length > 0)
        throw new Error('The tables to grant access to are missing. Run npm run migrate first.');
      for (const statement of grantsFor(user, dataSource)) process.stdout.write(`${statement}\n`);
    } else if (options.revert) {
      const reverted = await revertMigration(dataSource, { dropData, onWait });
      process.stdout.write(reverted === null ? 'Nothing to revert.\n' : `Reverted ${reverted}.\n`);
    } else if (options.list) {
      const pending = await pendingMigrations(dataSource);
      for (const name of pending) process.stdout.write(`${name}\n`);
      if (pending.length === 0) process.stdout.write('Nothing is pending.\n');
      process.exitCode = pending.length > 0 ? 1 : 0;
    } else {
      const applied = await applyMigrations(dataSource, onWait);
      for (const name of applied) process.stdout.write(`Applied ${name}.\n`);
      if (applied.length === 0) process.stdout.write('Nothing to apply.\n');
      if (user) {
        for (const statement of grantsFor(user, dataSource)) await dataSource.query(statement);
        process.stdout.write(`Granted ${user.name}@${user.host} the privileges that the service needs.\n`);
      }
    }
  } finally {
    await dataSource.destroy();
  }
}

function onWait(waitsFor: 'migration' | 'transaction'): void {
  const sentence =
    waitsFor === 'migration'
      ? 'Another process is migrating this database. Waiting for it to finish…'
      : 'A long transaction, such as a dump, uses a table that is to be changed. Waiting for it to end…';
  process.stderr.write(`${sentence}\n`);
}

function userOf(given: string, address: DatabaseAddress): DatabaseUser {
  if (address.kind === 'sqlite') {
    throw new Error(
      'SQLite has no users to grant privileges to. Use --grants and --grant-to with MySQL or MariaDB.',
    );
  }
  const user = parseDatabaseUser(given);
  if (user) return user;
  throw new Error(
    '--grants and --grant-to require user or user@host, such as access or access@10.0.0.%. A user consists of letters, digits, and . _ - and a host can also contain : % /.',
  );
}

function grantsFor(user: DatabaseUser, dataSource: DataSource): string[] {
  const { entityMetadatas, metadataTableName, options } = dataSource;
  const appendOnly = [dataSource.getMetadata(AuditEventEntity).tableName];
  const changed = entityMetadatas.map(({ tableName }) => tableName);
  return grantStatements(
    String(options.database),
    {
      changed: changed.filter((table) => !appendOnly.includes(table)),
      appendOnly,
      readOnly: [options.migrationsTableName ?? 'migrations', metadataTableName],
    },
    user,
  );
}

runCommand(command);
