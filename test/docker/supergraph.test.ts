import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, parse as parseGraphql } from 'graphql';
import { readComposeServices } from '../support/documents/compose-file';
import { composeSupergraph, writeConfiguration } from '../support/federation/compose-supergraph';
import { buildContext } from '../support/documents/dockerfile';

const read = (path: string): string => readFileSync(join(buildContext, path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'csa-gateway-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docker/supergraph.yaml', () => {
  it('composes, with the service at its address in Compose', async () => {
    const supergraph = readFileSync(
      await composeSupergraph(join(buildContext, 'docker/supergraph.yaml'), folder),
      'utf8',
    );
    expect(supergraph).toContain('@join__graph(name: "access", url: "http://access:4000/graphql")');
    const names = (sdl: string): string[] =>
      parseGraphql(sdl).definitions.flatMap((node) =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION && !node.name.value.startsWith('_')
          ? [node.name.value]
          : [],
      );
    expect(names(supergraph)).toEqual(expect.arrayContaining(names(read('schema.graphql'))));
    expect(Object.keys(readComposeServices())).toContain('access');
  });

  it('reads an address from the environment, and names a missing variable', async () => {
    const compose = async (url: string, environment: NodeJS.ProcessEnv): Promise<string> => {
      const configuration = writeConfiguration(folder, { access: { url, schema: 'type Query { a: Int }' } });
      return readFileSync(await composeSupergraph(configuration, folder, environment), 'utf8');
    };
    const url = '${env.ACCESS_URL:-http://access/graphql}'; // eslint-disable-line no-template-curly-in-string
    expect(await compose(url, {})).toContain('url: "http://access/graphql"');
    expect(await compose(url, { ACCESS_URL: '' })).toContain('url: "http://access/graphql"');
    expect(await compose(url, { ACCESS_URL: 'http://here/graphql' })).toContain('url: "http://here/graphql"');
    // eslint-disable-next-line no-template-curly-in-string
    await expect(compose('${env.ACCESS_URL}', {})).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ACCESS_URL'),
    });
  });

  it('is rejected with the reason when subgraphs don’t fit together', async () => {
    const other = 'type Query { serviceStatus: Int! }';
    const configuration = writeConfiguration(folder, {
      access: { url: 'http://access.example/graphql', schema: read('schema.graphql') },
      other: { url: 'http://other.example/graphql', schema: other },
    });
    await expect(composeSupergraph(configuration, folder)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('serviceStatus'),
    });
  });
});
