import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { revertMigration } from '../../src/database/migrator';
import { connectDataSource } from '../../src/database/open-database';
import type { LoadFeature } from '../faults/load/caller';
import { openProduction, type Production } from '../../test/support/servers/production';

/** A release that was built from the history. */
export interface OlderRelease {
  readonly production: Production;
  /** When its newest migration was written, as in the migration's name. */
  readonly newestMigration: number;
  /** Returns whether its schema has a field. */
  hasField(name: string): boolean;
}

const ROOT = join(__dirname, '../..');
const CACHE = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'customersource-access');

/**
 * Builds the service of a commit, with the packages that are installed here if it has the same, or its own from the npm
 * registry. A finished build is kept in the cache folder of npm run test:nodes, and used again.
 */
export async function buildRelease(commit: string, node: string): Promise<OlderRelease> {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  const hash = git('rev-parse', '--short', `${commit}^{commit}`);
  const folder = join(CACHE, 'releases', hash);
  const built = join(folder, 'built');
  if (!existsSync(built)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const archive = join(folder, 'archive.tar');
    git('archive', '--output', archive, hash);
    execFileSync('tar', ['-xf', archive, '-C', folder]);
    await bringPackages(folder);
    await promisify(execFile)(node, ['scripts/build.mjs', 'dist'], { cwd: folder });
    writeFileSync(built, '');
  }
  const schema = readFileSync(join(folder, 'schema.graphql'), 'utf8');
  const migrations = readdirSync(join(folder, 'src/database/migrations/mysql'));
  return {
    production: openProduction(join(folder, 'dist'), { node, project: folder }),
    newestMigration: Math.max(...migrations.map((name) => Number.parseInt(name, 10))),
    hasField: (name) => hasField(schema, name),
  };
}

/** The fields of the schema without which the load can't have a feature. */
const FIELDS = {
  clearDefaultProfile: 'clearDefaultProfile',
  declineInvite: 'declineInvite',
  declineRequest: 'declineAccessRequest',
  endSession: 'endSession',
  idempotencyKey: 'idempotencyKey',
  removeProfiles: 'removeProfiles',
  // The load decides about each request.
  requestAccess: 'approveAccessRequest',
  restoreProfile: 'restoreProfile',
  updateProfiles: 'updateProfiles',
  withdrawRequest: 'withdrawAccessRequest',
} as const satisfies Partial<Record<LoadFeature, string>>;

/** Returns whether a schema has a field, an argument or an input field with a name. */
export function hasField(schema: string, name: string): boolean {
  return new RegExp(`^ +${name}[(:]`, 'm').test(schema);
}

/** Returns the features of the load that an older release doesn't have. */
export function featuresWithout(release: Pick<OlderRelease, 'hasField'>): ReadonlySet<LoadFeature> {
  const features = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  return new Set(features.filter((feature) => !release.hasField(FIELDS[feature])));
}

async function bringPackages(folder: string): Promise<void> {
  const lockOf = (project: string): string => readFileSync(join(project, 'package-lock.json'), 'utf8');
  if (lockOf(folder) === lockOf(ROOT))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  else
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

/** Reverts the migrations that an older release doesn't have, with their data. */
export async function revertTo(databaseUrl: string, newestMigration: number): Promise<void> {
  const dataSource = await connectDataSource(createDataSource, {
    address: parseDatabaseAddress(databaseUrl),
  });
  const newest = async (): Promise<number> => {
    const log = await dataSource.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id');
    return Number(log.at(-1)?.name.slice(-13));
  };
  try {
    while ((await newest()) > newestMigration) await revertMigration(dataSource, { dropData: true });
  } finally {
    await dataSource.destroy();
  }
}
