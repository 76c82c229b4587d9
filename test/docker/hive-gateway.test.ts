import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeSupergraph, writeConfiguration } from '../support/compose-supergraph';
import { buildContext, readStages } from '../support/dockerfile';
import { freePort } from '../support/production';

jest.setTimeout(60_000);

const SECRET_HEADER = 'x-router-authorization';
const read = (path: string): string => readFileSync(join(buildContext, path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'csa-gateway-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Hive Gateway with docker/gateway.config.ts', () => {
  const notes = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Account @key(fields: "id") { id: ID! note: String }
    type Query { notes: [Account!]! }
  `;
  const heard: { readonly subgraph: string; readonly headers: IncomingHttpHeaders }[] = [];
  const servers: Server[] = [];
  let gateway: ChildProcess;
  let origin: string;

  /** A subgraph's other end: notes what it is sent, and answers what the test wants. */
  async function listen(subgraph: string, answer: object): Promise<string> {
    const server = createServer((request, response) => {
      heard.push({ subgraph, headers: request.headers });
      request.resume().on('end', () => {
        setTimeout(
          () => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
          50,
        );
      });
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
  }

  beforeAll(async () => {
    const refusal = { message: 'Sign in first.', path: ['viewer'], extensions: { code: 'UNAUTHENTICATED' } };
    const supergraph = await composeSupergraph(
      writeConfiguration(folder, {
        access: {
          url: await listen('access', { data: { viewer: null }, errors: [refusal] }),
          schema: read('schema.graphql'),
        },
        notes: { url: await listen('notes', { data: { notes: [] } }), schema: notes },
      }),
      folder,
    );
    const port = await freePort();
    origin = `http://127.0.0.1:${String(port)}`;
    // Beside the repository's packages, as the image has it beside its own.
    const bin = join(buildContext, 'node_modules/@graphql-hive/gateway/dist/bin.js');
    const config = join(buildContext, 'docker/gateway.config.ts');
    const [command] = readStages().get('gateway')?.command ?? [];
    gateway = spawn(
      process.execPath,
      [bin, command ?? '', supergraph, '-c', config, '-p', String(port), '-h', '127.0.0.1'],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], NODE_ENV: 'production', ROUTER_SECRET: 'secret-of-the-router' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    while ((await fetch(`${origin}/readiness`).catch(() => null))?.status !== 200) {
      if (gateway.exitCode !== null) throw new Error('The gateway ended.');
      await sleep(100);
    }
  });
  beforeEach(() => heard.splice(0));
  afterAll(async () => {
    gateway.kill('SIGTERM');
    await once(gateway, 'exit');
    for (const server of servers) server.close();
  });

  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return {
      status: response.status,
      body: (await response.json()) as { data?: object; errors?: { extensions?: { code?: string } }[] },
    };
  };

  it('is of the version that the image has', () => {
    const { version } = JSON.parse(read('node_modules/@graphql-hive/gateway/package.json')) as {
      version: string;
    };
    expect(readStages().get('gateway')?.base).toBe(`ghcr.io/graphql-hive/gateway:${version}`);
  });

  it('sends the credentials to every subgraph, and the secret to ours alone, whatever the caller says', async () => {
    const sent = {
      authorization: 'Bearer token',
      cookie: 'session=1',
      'x-profile-id': 'prof_1',
      'x-request-id': 'request-0001',
    };
    const forged = { [SECRET_HEADER]: 'forged', 'x-user-id': 'somebody' };
    await ask('{ viewer { id: __typename } notes { id } }', { ...sent, ...forged });
    expect(heard.map(({ subgraph }) => subgraph).sort()).toEqual(['access', 'notes']);
    for (const { subgraph, headers } of heard) {
      expect(headers).toMatchObject(sent);
      expect(headers['x-user-id']).toBeUndefined();
      expect(headers[SECRET_HEADER]).toBe(subgraph === 'access' ? 'secret-of-the-router' : undefined);
    }
  });

  it('sends no credentials that nobody gave', async () => {
    await ask('{ viewer { __typename } }');
    expect(heard).toHaveLength(1);
    for (const name of ['authorization', 'cookie', 'x-profile-id'])
      expect(heard[0]?.headers[name]).toBeUndefined();
  });

  it('asks for each of two callers who ask the same at once', async () => {
    const callers = ['session=1', 'session=2'];
    await Promise.all(callers.map((cookie) => ask('{ viewer { __typename } }', { cookie })));
    expect(heard.map(({ headers }) => headers.cookie).sort()).toEqual(callers);
  });

  it('gives the code of an error as the subgraph gave it', async () => {
    const { body } = await ask('{ viewer { __typename } }');
    expect(body.data).toEqual({ viewer: null });
    expect(body.errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('tells nothing of the schema', async () => {
    for (const query of ['{ __schema { queryType { name } } }', '{ viewr { __typename } }']) {
      const { body } = await ask(query);
      expect(body.data).toBeUndefined();
      const codes = new Set(body.errors?.map(({ extensions }) => extensions?.code));
      expect(codes).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
      expect(JSON.stringify(body.errors)).not.toContain('viewer');
    }
    expect(heard).toEqual([]);
  });

  it('refuses what a page of another site could send', async () => {
    const forms = [
      { method: 'POST', body: new URLSearchParams({ query: '{ viewer { __typename } }' }) },
      {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: '{"query":"{ viewer { __typename } }"}',
      },
      { method: 'GET' },
    ];
    for (const form of forms) {
      const query = form.method === 'GET' ? '?query={viewer{__typename}}' : '';
      const response = await fetch(`${origin}/graphql${query}`, form);
      expect([response.status, await response.json()]).toEqual([
        400,
        { errors: [expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } })] },
      ]);
    }
    const preflight = await fetch(`${origin}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(heard).toEqual([]);
  });
});
