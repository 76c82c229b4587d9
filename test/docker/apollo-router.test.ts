import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readComposeServices } from '../support/documents/compose-file';
import { describeWithProgram } from '../support/run/programs';
import { buildContext, readStages } from '../support/documents/dockerfile';

describe('Apollo Router’s image', () => {
  it('sets the secret in docker/router.yaml, and checks health at its listening address', () => {
    const configuration = readFileSync(join(buildContext, 'docker/router.yaml'), 'utf8');
    expect(configuration).toMatch(/x-router-authorization, value: '\$\{env\.ROUTER_SECRET\}'/);
    expect(Object.keys(readComposeServices()['router']?.environment ?? {})).toContain('ROUTER_SECRET');
    const [, port] = /HEALTH_PORT:-(\d+)/.exec(configuration) ?? [];
    expect(readStages().get('router')?.healthCheck?.join(' ')).toContain(
      `/dev/tcp/127.0.0.1/${String(port)}`,
    );
  });

  it('has the script at the path in docker/router.yaml', () => {
    const { environment, steps } = readStages().get('router') ?? {};
    const copied = steps?.flatMap((step) => (step.does === 'COPY' ? [step.paths] : []));
    expect(copied).toContainEqual(['docker/rhai', environment?.['RHAI_SCRIPTS']]);
  });

  describeWithProgram('bash', 'its health check', () => {
    it('succeeds only while the router is up', async () => {
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
});
