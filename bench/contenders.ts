import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessTokens } from './access-tokens';
import type { Credentials } from './http-client';
import type { WorkloadName } from './workloads';

/** A server to be measured: which program, and what it is called. */
export interface Contender {
  readonly name: string;
  /** What the table calls it. */
  readonly label: string;
  /** What node is started with. */
  readonly args: readonly string[];
  readonly environment: (port: number) => Readonly<Record<string, string>>;
  /** By which headers it knows callers; by their cookies if it is left out. */
  readonly credentials?: Credentials;
  /** The workloads that it must answer as the others do; all if they are left out. */
  readonly compared?: readonly WorkloadName[];
}

/** The name of the one that all others are multiples of. */
export const BASE = 'floor-two';
/** The name of the service itself. */
export const SERVICE = 'service';
/** The name of the service that is called with access tokens. */
export const BY_TOKEN = 'service-token';

const compiled = join(__dirname, 'peers', 'dist');

function peer(name: string, label: string, file: string, variables: Record<string, string> = {}): Contender {
  const args = ['--enable-source-maps', join(compiled, file)];
  return { name, label, args, environment: () => variables };
}

/**
 * Lists who is measured; the service from `dist`, a folder that `npm run build` filled, and started as `npm start` does.
 *
 * By access token, people call W1 and an application W2. The application may read all accounts, and is answered more.
 */
export function listContenders(dist: string, tokens: AccessTokens): readonly Contender[] {
  return [
    peer(BASE, 'floor, two statements', 'servers/floor.js', { STATEMENTS: '2' }),
    peer('floor-one', 'floor, one statement', 'servers/floor.js', { STATEMENTS: '1' }),
    {
      name: SERVICE,
      label: '**this service**',
      args: startArguments(dist),
      environment: serviceEnvironment,
    },
    {
      name: BY_TOKEN,
      label: '**this service**, by access token',
      args: startArguments(dist),
      environment: (port) => ({ ...serviceEnvironment(port), ...tokens.environment }),
      credentials: tokens.credentials,
      compared: ['W1'],
    },
    peer('mercurius-statements', 'Mercurius + jit, the floor’s statements', 'peers/mercurius-statements.js'),
    peer('mercurius', 'Mercurius + jit, idiomatic loaders', 'peers/mercurius-loaders.js'),
    peer('yoga', 'GraphQL Yoga + Kysely', 'peers/yoga-kysely.js'),
    peer('tutorial', 'the same packages, as tutorials write it', 'peers/tutorial/server.js'),
  ];
}

/** Gives what the script `start` of package.json hands to node, with another folder for dist. */
function startArguments(dist: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  const words = scripts.start.split(' ');
  return words.slice(words.indexOf('node') + 1).map((word) => word.replace(/^dist\//, `${dist}/`));
}

/** What the service cannot do without; all else is as it is by default. */
function serviceEnvironment(port: number): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${String(port)}`,
    // Nothing listens there: nobody signs in, and there is no mail to send.
    MICROSOFT_AUTHORITY: 'http://127.0.0.1:9/common/v2.0',
    MICROSOFT_CLIENT_ID: 'bench',
    MICROSOFT_CLIENT_SECRET: 'bench',
    SECRET_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: 'http://127.0.0.1:9',
    POSTMARK_SERVER_TOKEN: 'bench',
    MAIL_FROM: 'bench@example.com',
  };
}
