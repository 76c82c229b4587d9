import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import type { ServerBinary } from './server-binary';

const startTimeoutMs = 60_000;

/**
 * Starts the guard process. It runs the commands, and removes `folder` when this process ends or `stopGuard` is called.
 */
export function startGuard(
  folder: string,
  commands: readonly (readonly string[])[],
  options: readonly 'killable'[] = [],
): ChildProcess {
  const guard = spawn(
    process.execPath,
    [join(__dirname, 'test-run-guard.mjs'), folder, JSON.stringify(commands), ...options],
    { stdio: ['pipe', 'ignore', 'inherit'], detached: true },
  );
  // The pipe must not keep a finished test run waiting.
  guard.unref();
  return guard;
}

/** Ends the guard and all its processes. Resolves when the folder has been removed. */
export async function stopGuard(guard: ChildProcess): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  guard.ref();
  guard.stdin?.end();
  await once(guard, 'exit');
}

/** Finds a port of 127.0.0.1 on which nothing listens. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Little memory, and no waiting for the disk, because the data needn't survive a crash or the test run. */
export const throwAwayOptions = [
  '--innodb-buffer-pool-size=64M',
  '--loose-innodb-log-file-size=32M',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-use-native-aio=0',
  '--skip-log-bin',
];

function commandsFor(
  server: ServerBinary,
  folder: string,
  port: number,
  initFile: string,
  options: readonly string[],
): string[][] {
  const data = join(folder, 'data');
  const common = [
    '--no-defaults',
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    // By default, servers refuse to run as root.
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
  ];
  const install =
    server.installer === undefined
      ? [server.path, ...common, '--initialize-insecure', ...throwAwayOptions]
      : [
          server.installer,
          ...common,
          // Root can only connect by the socket, in a folder that only this user can access.
          '--auth-root-authentication-method=socket',
          '--skip-test-db',
          '--skip-name-resolve',
          ...throwAwayOptions,
        ];
  const run = [
    server.path,
    ...common,
    ...throwAwayOptions,
    `--socket=${join(folder, 's')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--secure-file-priv=' + folder,
    '--max-connections=500',
    '--performance-schema=OFF',
    '--character-set-server=utf8mb4',
    '--loose-mysqlx=OFF',
    `--init-file=${initFile}`,
    ...options,
  ];
  return [install, run];
}

/** Returns the lines of the server's log that explain why it didn't start. */
function lastLines(folder: string): string {
  try {
    return readFileSync(join(folder, 'server.log'), 'utf8').trim().split('\n').slice(-15).join('\n');
  } catch {
    return '(it wrote no log)';
  }
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    const connection = await createConnection(url);
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a private database server in `folder`, with its own data, socket, and free port on 127.0.0.1.
 *
 * Other users of this computer could connect to the port, so the only account has a random password. The server and the
 * folder are removed with the guard. `options` on the server's command line override the usual ones.
 * A `killable` server starts again after it was killed, once the folder has no file `hold`.
 */
export async function startPrivateServer(
  server: ServerBinary,
  folder: string,
  options: readonly string[] = [],
  { killable = false } = {},
): Promise<{ url: string; guard: ChildProcess }> {
  const port = await findFreePort();
  const password = randomBytes(12).toString('hex');
  const initFile = join(folder, 'init.sql');
  writeFileSync(
    initFile,
    `CREATE USER IF NOT EXISTS 'tests'@'127.0.0.1' IDENTIFIED BY '${password}';\n` +
      `GRANT ALL PRIVILEGES ON *.* TO 'tests'@'127.0.0.1' WITH GRANT OPTION;\n`,
    { mode: 0o600 },
  );
  const commands = commandsFor(server, folder, port, initFile, options);
  const guard = startGuard(folder, commands, killable ? ['killable'] : []);
  const url = `${server.kind}://tests:${password}@127.0.0.1:${port}`;
  const deadline = Date.now() + startTimeoutMs;
  while (!(await isAnswering(url.replace(/^mariadb:/, 'mysql:')))) {
    if (guard.exitCode !== null || Date.now() > deadline) {
      const log = lastLines(folder);
      await stopGuard(guard);
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`${server.path} did not start as a private test database. Its log ends:\n${log}`);
    }
    await sleep(20);
  }
  return { url, guard };
}

/** Options of a server that keeps what it has committed when it's killed. */
export const DURABLE_OPTIONS: readonly string[] = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-flush-method=fsync',
  '--innodb-doublewrite=1',
];

/** Returns the options that all servers of clusters have. They survive kills, but not a crash of the machine. */
export function clusterServerOptions({
  folder,
  port,
}: {
  readonly folder: string;
  readonly port: number;
}): string[] {
  return [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${folder}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    ...throwAwayOptions.filter((option) => option !== '--skip-log-bin'),
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-doublewrite=1',
    `--socket=${join(folder, 's')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--port=${String(port)}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
  ];
}

/** Signals for the server of a `killable` guard. */
export interface ServerControl {
  /** Kills the server with SIGKILL, and keeps it from starting again. */
  kill(): void;
  /** Lets a killed server start again. */
  release(): void;
  /** Sends SIGSTOP. */
  freeze(): void;
  /** Sends SIGCONT. */
  thaw(): void;
}

/** Returns the signals for the server in a folder. */
export function controlServer(folder: string): ServerControl {
  const hold = join(folder, 'hold');
  const signal = (name: NodeJS.Signals): void => {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), name);
  };
  return {
    kill() {
      writeFileSync(hold, '');
      signal('SIGKILL');
    },
    release: () => rmSync(hold),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
  };
}

/** A private server that can be killed and frozen. */
export interface KillableServer extends Omit<ServerControl, 'release'> {
  readonly url: string;
  /** Lets a killed server start again. Resolves when it responds. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a durable private server that can be killed and frozen, in `folder`, like `startPrivateServer`. */
export async function startKillableServer(
  binary: ServerBinary,
  folder: string,
  options: readonly string[] = [],
): Promise<KillableServer> {
  const given = [...DURABLE_OPTIONS, ...options];
  const { url, guard } = await startPrivateServer(binary, folder, given, { killable: true });
  const { release, ...control } = controlServer(folder);
  return {
    url,
    ...control,
    async restart() {
      release();
      const deadline = Date.now() + startTimeoutMs;
      while (!(await isAnswering(url.replace(/^mariadb:/, 'mysql:')))) {
        if (guard.exitCode !== null || Date.now() > deadline)
          throw new Error(`The killed server did not start again. Its log ends:\n${lastLines(folder)}`);
        await sleep(10);
      }
    },
    stop: () => stopGuard(guard),
  };
}
