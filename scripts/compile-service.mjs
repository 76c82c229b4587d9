import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const LIMIT_MS = 120_000;

const project = resolve(import.meta.dirname, '..');

/**
 * Creates V8's code cache for a folder's service.js, with the code that a start and the first request run, and stores
 * it in service.code.
 *
 * The service is started like by `npm start`, on a temporary SQLite database. Code for database servers isn't in the
 * cache, so V8 compiles it at the start of a service that uses one.
 */
export async function compileService(folder) {
  const workplace = mkdtempSync(join(tmpdir(), 'csa-build-'));
  const env = {
    ...environmentOfStart(await freePort()),
    DATABASE_URL: `sqlite:${join(workplace, 'build.sqlite')}`,
  };
  // Hides the service's progress output, but not its errors.
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: LIMIT_MS };
  try {
    execFileSync(process.execPath, [join(folder, 'commands/migrate.js')], options);
    const keepCode = join(project, 'scripts/keep-service-code.mjs');
    execFileSync(process.execPath, [...flagsOfStart(), keepCode, resolve(folder)], options);
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

/** Returns the flags of `npm start`, because V8 accepts a code cache only with the flags it was created with. */
function flagsOfStart() {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Returns the required environment of a start. There are no servers at these addresses, and none is called. */
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

/** Finds a port that isn't in use at the moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
