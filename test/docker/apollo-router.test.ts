import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { readComposeServices } from '../support/compose-file';
import { buildContext, readStages } from '../support/dockerfile';

describe('docker/router.yaml', () => {
  // The part of the router's own schema (2.13) that is in use; a key beside these keeps it from starting.
  const rule = z.union([
    z.strictObject({ propagate: z.strictObject({ named: z.string() }) }),
    z.strictObject({ insert: z.strictObject({ name: z.string(), value: z.string() }) }),
  ]);
  const rules = z.strictObject({ request: z.array(rule) });
  const duration = z.string().regex(/^\d+(?:ms|s|m)$/);
  const shape = z.strictObject({
    supergraph: z.strictObject({ listen: z.string(), path: z.string(), introspection: z.boolean() }),
    homepage: z.strictObject({ enabled: z.boolean() }),
    sandbox: z.strictObject({ enabled: z.boolean() }),
    health_check: z.strictObject({ listen: z.string() }),
    cors: z.strictObject({ policies: z.array(z.unknown()) }),
    csrf: z.strictObject({ required_headers: z.array(z.string()) }),
    limits: z.strictObject({
      http_max_request_bytes: z.int(),
      parser_max_recursion: z.int(),
      parser_max_tokens: z.int(),
    }),
    headers: z.strictObject({ all: rules, subgraphs: z.record(z.string(), rules) }),
    include_subgraph_errors: z.strictObject({ all: z.boolean() }),
    traffic_shaping: z.strictObject({
      router: z.strictObject({ timeout: duration }),
      all: z.strictObject({ timeout: duration }),
    }),
  });
  const router = shape.parse(parseYaml(readFileSync(join(buildContext, 'docker/router.yaml'), 'utf8')));

  it('sends the credentials to every subgraph, and the secret to ours alone', () => {
    const { all, subgraphs } = router.headers;
    expect(all.request).toEqual(
      ['authorization', 'cookie', 'x-profile-id', 'x-request-id'].map((named) => ({ propagate: { named } })),
    );
    expect(subgraphs).toEqual({
      access: {
        request: [
          {
            insert: {
              name: 'x-router-authorization',
              value: expect.stringMatching(/^\$\{env\.ROUTER_SECRET\}$/),
            },
          },
        ],
      },
    });
    expect(Object.keys(readComposeServices()['router']?.environment ?? {})).toContain('ROUTER_SECRET');
  });

  it('lets codes of errors through, and listens where the Dockerfile asks for its health', () => {
    expect(router.include_subgraph_errors.all).toBe(true);
    expect(readStages().get('router')?.healthCheck?.join(' ')).toContain(
      `/dev/tcp/127.0.0.1/${router.health_check.listen.split(':')[1] ?? ''}`,
    );
  });

  it('is asked for its health by what the image has', async () => {
    let status = 'UP';
    const server = createServer((_request, response) => response.end(JSON.stringify({ status })));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const [program = '', ...args] = readStages().get('router')?.healthCheck ?? [];
    const check = () =>
      promisify(execFile)(
        program,
        args.map((argument) => argument.replace('8088', String(port))),
      );

    await check();
    status = 'DOWN';
    await expect(check()).rejects.toMatchObject({ code: 1 });
    await promisify(server.close.bind(server))();
    await expect(check()).rejects.toMatchObject({ code: 1 });
  });
});
