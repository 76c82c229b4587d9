import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessTokens } from './access-tokens';
import type { Credentials } from './http-client';
import type { WorkloadName } from './workloads';

/** A server to measure: its program and its name. */
export interface Contender {
  readonly name: string;
  /** Its label in the table. */
  readonly label: string;
  /** The arguments of node. */
  readonly args: readonly string[];
  readonly environment: (port: number) => Readonly<Record<string, string>>;
  /** The headers that identify callers. By default, their cookies. */
  readonly credentials?: Credentials;
  /** The workloads for which it must respond like the others. Defaults to all. */
  readonly compared?: readonly WorkloadName[];
}

/** The name of the server that all others are compared with. */
export const BASE = 'floor-two';
/** The name of the service itself. */
const SERVICE = 'service';
/** The name of the service when called with access tokens. */
export const BY_TOKEN = 'service-token';

const compiled = join(__dirname, 'peers', 'dist');

function peer(name: string, label: string, file: string, variables: Record<string, string> = {}): Contender {
  const args = ['--enable-source-maps', join(compiled, file)];
  return { name, label, args, environment: () => variables };
}

/**
 * Returns the service from `dist`, a folder created by `npm run build`, started like by `npm start`.
 *
 * Settings that aren't required have their defaults, except for those in `variables`.
 */
export function serviceContender(
  dist: string,
  name: string,
  label: string,
  variables: Readonly<Record<string, string>> = {},
): Contender {
  const environment = (port: number): Record<string, string> => ({
    ...serviceEnvironment(port),
    ...variables,
  });
  return { name, label, args: startArguments(dist), environment };
}

/**
 * Returns the servers to measure. The service is from `dist`.
 *
 * With access tokens, people call W1 and an application calls W2. The application can read all accounts, so its
 * responses contain more.
 */
export function listContenders(dist: string, tokens: AccessTokens): readonly Contender[] {
  return [
    peer(BASE, 'floor, two statements', 'servers/floor.js', { STATEMENTS: '2' }),
    peer('floor-one', 'floor, one statement', 'servers/floor.js', { STATEMENTS: '1' }),
    serviceContender(dist, SERVICE, '**this service**'),
    {
      ...serviceContender(dist, BY_TOKEN, '**this service**, by access token', tokens.environment),
      credentials: tokens.credentials,
      compared: ['W1'],
    },
    peer('mercurius-statements', 'Mercurius + jit, the floor’s statements', 'peers/mercurius-statements.js'),
    peer('mercurius', 'Mercurius + jit, idiomatic loaders', 'peers/mercurius-loaders.js'),
    peer('yoga', 'GraphQL Yoga + Kysely', 'peers/yoga-kysely.js'),
    peer('tutorial', 'the same packages, as tutorials write it', 'peers/tutorial/server.js'),
  ];
}

/** Returns node's arguments in the script `start` of package.json, with another folder instead of dist. */
function startArguments(dist: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  const words = scripts.start.split(' ');
  return words.slice(words.indexOf('node') + 1).map((word) => word.replace(/^dist\//, `${dist}/`));
}

/** The required settings of the service. */
function serviceEnvironment(port: number): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${String(port)}`,
    // Nothing listens there, because no one signs in and no mail is sent.
    MICROSOFT_AUTHORITY: 'http://127.0.0.1:9/common/v2.0',
    MICROSOFT_CLIENT_ID: 'bench',
    MICROSOFT_CLIENT_SECRET: 'bench',
    SECRET_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
    POSTMARK_URL: 'http://127.0.0.1:9',
    POSTMARK_SERVER_TOKEN: 'bench',
    MAIL_FROM: 'bench@example.com',
  };
}
