import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const LIMIT_MS = 120_000;

const project = resolve(import.meta.dirname, '..');

/**
 * Has V8 compile what a start of a folder's service.js and its first request run, and keeps the code in service.code.
 *
 * The service starts for it as `npm start` starts it, on a SQLite database of its own in a temporary folder; what
 * talks to a database server, V8 compiles when a service starts on one.
 */
export async function compileService(folder) {
  const workplace = mkdtempSync(join(tmpdir(), 'csa-build-'));
  const env = {
    ...environmentOfStart(await freePort()),
    DATABASE_URL: `sqlite:${join(workplace, 'build.sqlite')}`,
  };
  // Its progress is not that of the build; what goes wrong is.
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: LIMIT_MS };
  try {
    execFileSync(process.execPath, [join(folder, 'commands/migrate.js')], options);
    const keepCode = join(project, 'scripts/keep-service-code.mjs');
    execFileSync(process.execPath, [...flagsOfStart(), keepCode, resolve(folder)], options);
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

/** Gives the flags of `npm start`: V8 takes code only under those that it was made under. */
function flagsOfStart() {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Returns what a start cannot do without. Nothing answers at these addresses, and nobody is asked. */
export function environmentOfStart(port) {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${String(port)}`,
    MICROSOFT_AUTHORITY: 'http://127.0.0.1:9/common/v2.0',
    MICROSOFT_CLIENT_ID: 'build',
    MICROSOFT_CLIENT_SECRET: 'build',
    SECRET_KEYS: `build:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: 'http://127.0.0.1:9',
    POSTMARK_SERVER_TOKEN: 'build',
    MAIL_FROM: 'build@example.com',
  };
}

/** Finds a port that nobody listens on at the moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
