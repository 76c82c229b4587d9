import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuard, stopGuard } from './private-server';
import { findServerBinaries, type ServerBinary } from './server-binary';
import { givenServer, privateServer, type StartedServer, type TestServer } from './server-database';

/** A kind of database that the service supports. */
export type DatabaseKind = 'sqlite' | TestServer['kind'];

/** The name of a database of a test run: `sqlite`, or a server such as `mysql-9.7`. */
export type DatabaseName = 'sqlite' | TestServer['name'];

/** The databases of a test run, for its test files. */
export interface RunDatabases {
  /** The folder for SQLite files. It's removed when the run ends in any way. */
  readonly folder: string;
  readonly databases: readonly {
    readonly name: DatabaseName;
    readonly kind: DatabaseKind;
    /** For a server, the URL without a database's name; for SQLite, the folder. */
    readonly url: string;
    /** The program of a private server. */
    readonly binary?: ServerBinary;
  }[];
  /** The kinds of database that aren't tested, and why. */
  readonly missing: readonly { readonly kind: DatabaseKind; readonly reason: string }[];
}

/** A test run whose databases are ready. */
export interface TestRun extends RunDatabases {
  /** What the tests run on, for display. */
  readonly description: string;
  /** Ends private servers, drops the run's databases on given servers, and removes the folder. */
  stop(): Promise<void>;
}

interface Candidate {
  readonly name: DatabaseName;
  readonly kind: DatabaseKind;
  readonly title: string;
  readonly binary?: ServerBinary;
  start(): Promise<StartedServer>;
}

const KINDS: readonly DatabaseKind[] = ['sqlite', 'mariadb', 'mysql'];

const HOW_TO_GET: Readonly<Record<string, string>> = {
  mariadb:
    'there is no MariaDB; install mariadb-server-core, which need not run, or run scripts/get-database-server.sh mariadb',
  mysql: 'there is no MySQL; run scripts/get-database-server.sh mysql',
};

/**
 * Prepares the databases of a test run: SQLite and each available server.
 *
 * The servers are those of `TEST_DATABASE_URL` and `TEST_DATABASE_SERVER`. Without both, they are the first MariaDB and
 * the first MySQL found on this computer. `TEST_DATABASES` restricts them to names (`mysql-9.7`), kinds (`mysql`), or
 * servers (`server`).
 *
 * @throws if there is no database for a word of TEST_DATABASES or, in CI, for a kind
 */
export async function prepareTestRun(): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'csa-test-'));
  const guard = startGuard(folder, []);
  const started: StartedServer[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.stop())).finally(() => stopGuard(guard));
  };
  try {
    const words = wordsOf('TEST_DATABASES', /[\s,]+/);
    const candidates = choose([sqliteIn(folder), ...(await findServers(folder, words))], words);
    const starts = await Promise.allSettled(candidates.map((candidate) => candidate.start()));
    for (const start of starts) if (start.status === 'fulfilled') started.push(start.value);
    for (const start of starts) if (start.status === 'rejected') throw start.reason;
    const missing = KINDS.filter((kind) => !candidates.some((each) => each.kind === kind)).map((kind) => ({
      kind,
      reason: words.length > 0 ? 'TEST_DATABASES leaves it out' : (HOW_TO_GET[kind] ?? ''),
    }));
    return {
      folder,
      databases: candidates.map(({ name, kind, binary }, index) => ({
        name,
        kind,
        url: started[index]?.url ?? '',
        ...(binary && { binary }),
      })),
      missing,
      description: candidates.map(({ title }) => title).join(', '),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function wordsOf(variable: string, separators: RegExp): readonly string[] {
  return (process.env[variable] ?? '').split(separators).filter((word) => word !== '');
}

function sqliteIn(folder: string): Candidate {
  return {
    name: 'sqlite',
    kind: 'sqlite',
    title: 'SQLite',
    start: () => Promise.resolve({ url: `sqlite:${folder}`, stop: () => Promise.resolve() }),
  };
}

async function findServers(folder: string, words: readonly string[]): Promise<readonly Candidate[]> {
  if (words.length > 0 && words.every((word) => word === 'sqlite')) return [];
  const urls = wordsOf('TEST_DATABASE_URL', /\s+/);
  const given = await Promise.all(urls.map((url) => givenServer(url, folder)));
  const binaries = urls.length > 0 && !process.env['TEST_DATABASE_SERVER'] ? [] : findServerBinaries();
  return [...given, ...binaries.map(privateServer)];
}

/** Returns the databases that match the words of TEST_DATABASES, each once. */
function choose(all: readonly Candidate[], words: readonly string[]): readonly Candidate[] {
  const isMeant = ({ name, kind }: Candidate, word: string): boolean =>
    word === name || word === kind || (word === 'server' && kind !== 'sqlite');
  const required = words.length === 0 && process.env['CI'] === 'true' ? KINDS : words;
  for (const word of required) {
    if (all.some((each) => isMeant(each, word))) continue;
    const names = all.map(({ name }) => name).join(', ');
    throw new Error(`The tests must run on ${word}, but ${HOW_TO_GET[word] ?? `there is only ${names}`}.`);
  }
  const unique = all.filter(({ name }, index) => all.findIndex((each) => each.name === name) === index);
  return words.length === 0 ? unique : unique.filter((each) => words.some((word) => isMeant(each, word)));
}
