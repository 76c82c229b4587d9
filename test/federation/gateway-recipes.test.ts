import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALLER_HEADERS } from '../../src/dev/support-cases/readable-account.loader';
import { gatewayKinds } from '../support/federation/gateways';
import { documentBlock } from '../support/documents/documents';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const headers = [...CALLER_HEADERS].sort();

// The routers written in Rust are rarely installed. But their configurations can be checked everywhere.
describe('the headers that identify the caller are the same', () => {
  test.each([
    ['docker/router.yaml', /propagate: \{ named: ([\w-]+) \}/g],
    ['docker/cosmo-router.yaml', /op: propagate, named: ([\w-]+) \}/g],
    ['docker/hive-router.yaml', /(?<=propagate: \{ named: \[[^\]]*)[\w-]+/g],
    ['docker/gateway.config.ts', /(?<=CALLER = \[[^\]]*')[\w-]+(?=')/g],
    ['docker/apollo-gateway.mjs', /(?<=CALLER = \[[^\]]*')[\w-]+(?=')/g],
  ])('in %s', (path, pattern) => {
    expect([...read(path).matchAll(pattern)].map(([whole, name = whole]) => name).sort()).toEqual(headers);
  });

  test('in the authorization of docs/joining-on-account.md', () => {
    const block = documentBlock('docs/joining-on-account.md', 'join on account: authorization');
    const names = [...block.matchAll(/(?<=CALLER = \[[^\]]*')[\w-]+(?=')/g)].map(([name]) => name);
    expect(names.sort()).toEqual(headers);
  });
});

describe('the documentation', () => {
  test.each(gatewayKinds.map((kind) => [kind.name, kind] as const))(
    'has the version of %s, and its differences',
    (name, { testedVersion, differences: { cannot, refusals } }) => {
      const docs = read('docs/gateways.md');
      const rowsOf = (first: string): string =>
        docs
          .split('\n')
          .filter((line) => line.startsWith(`| ${first} `))
          .join('\n');
      expect(rowsOf(name.split(' with ')[0] ?? name)).toContain(` ${testedVersion} `);
      for (const [status, code = 'none'] of Object.values(refusals))
        expect(rowsOf(name)).toContain(`${String(status)} \`${code}\``.replace('`none`', 'without a code'));
      for (const reason of Object.values(cannot)) expect(docs.replaceAll(/\s+/g, ' ')).toContain(reason);
    },
  );
});
