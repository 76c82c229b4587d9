import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isProgram } from '../../run/programs';

/** A program that routers need and that npm doesn't provide for every platform. */
export interface Program {
  readonly name: string;
  /** The version that the tests expect, `npm run routers -- --build` builds, and the documentation names. */
  readonly version: string;
  /** The environment variable with the program's path. */
  readonly variable: string;
  /** Its file name on PATH. */
  readonly command: string;
  /** Its path in the build's folder. */
  readonly builtFile: string;
  /** Matches the version in the output of `--version`; null if the program has no such option. */
  readonly printedVersion: RegExp | null;
}

/** A router that is a separate program. */
export interface Router extends Program {
  readonly id: 'apollo' | 'hive' | 'cosmo';
  readonly name: 'Apollo Router' | 'Hive Router' | 'Cosmo Router';
  /** Composes this router's configuration, which it reads instead of a supergraph's SDL. */
  readonly composer?: Program;
}

/** A program on this computer. */
export interface FoundProgram {
  readonly path: string;
  readonly version: string;
}

/** The result of a search: the program, or where it was searched. */
export type Search =
  | { readonly found: FoundProgram; readonly missing?: never }
  | { readonly found?: never; readonly missing: string };

/** The routers that `npm run routers` finds and builds. */
export const routers: readonly Router[] = [
  {
    id: 'apollo',
    name: 'Apollo Router',
    version: '2.16.5',
    variable: 'APOLLO_ROUTER',
    command: 'router',
    builtFile: 'router',
    printedVersion: /^(\d+\.\d+\.\d+\S*)$/m,
  },
  {
    id: 'hive',
    name: 'Hive Router',
    version: '0.3.10',
    variable: 'HIVE_ROUTER',
    command: 'hive_router',
    builtFile: 'hive_router',
    printedVersion: null,
  },
  {
    id: 'cosmo',
    name: 'Cosmo Router',
    version: '0.269.0',
    variable: 'COSMO_ROUTER',
    command: 'router',
    builtFile: 'router',
    printedVersion: /^ +Version: (\S+)$/m,
    composer: {
      name: 'wgc',
      version: '0.112.7',
      variable: 'WGC',
      command: 'wgc',
      builtFile: 'node_modules/.bin/wgc',
      printedVersion: /^(\d+\.\d+\.\d+\S*)$/m,
    },
  },
];

/** Returns the folder in which `npm run routers -- --build` installs a router. */
export function builtFolder({ id, version }: Router): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(cache, 'customersource-access/routers', id, version);
}

/**
 * Finds a router on this computer, in this order: by its variable, among those built, on PATH.
 *
 * It counts as missing if its composer is missing.
 */
export function findRouter(router: Router): Search {
  const search = findProgram(router, builtFolder(router));
  if (!search.found || !router.composer) return search;
  const composer = findComposer(router);
  return composer?.missing ? { missing: composer.missing } : search;
}

/** Finds the program that composes for a router; null if none is needed. */
export function findComposer(router: Router): Search | null {
  return router.composer ? findProgram(router.composer, builtFolder(router)) : null;
}

function findProgram(program: Program, folder: string): Search {
  const { name, version, variable, command, builtFile, printedVersion } = program;
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) return { missing: `${name} isn't at ${named}, which ${variable} names` };
    return { found: { path: named, version: askVersion(named, printedVersion) ?? 'unknown version' } };
  }
  const built = join(folder, builtFile);
  if (isProgram(built)) return { found: { path: built, version } };
  for (const place of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(place, command);
    if (place === '' || !isProgram(path)) continue;
    // Two routers are called `router`. The output shows which one it is.
    const printed = askVersion(path, printedVersion);
    if (printed !== undefined) return { found: { path, version: printed } };
    if (printedVersion === null) return { found: { path, version: 'unknown version' } };
  }
  return { missing: `${name} ${version} isn't at ${built} or on PATH, and ${variable} isn't set` };
}

function askVersion(path: string, printedVersion: RegExp | null): string | undefined {
  if (printedVersion === null) return undefined;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return printedVersion.exec(stdout)?.[1];
}
