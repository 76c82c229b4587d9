import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composers, type SubgraphSource } from '../support/federation/composers';
import { documentBlock } from '../support/documents/documents';

const root = join(__dirname, '../..');
const access: SubgraphSource = {
  name: 'access',
  url: 'http://access/graphql',
  sdl: readFileSync(join(root, 'schema.graphql'), 'utf8'),
};
const supportCases: SubgraphSource = {
  name: 'support-cases',
  url: 'http://support-cases/',
  sdl: readFileSync(join(root, 'src/dev/support-cases/support-cases.graphql'), 'utf8'),
};
const orders: SubgraphSource = {
  name: 'orders',
  url: 'http://orders/',
  sdl: documentBlock('docs/joining-on-account.md', 'join on account: schema'),
};

describe.each(composers)('with $name', ({ compose }) => {
  test.each([
    ['alone', [access]],
    ['and support cases, joined by number,', [access, supportCases]],
    ['and what the documents join by id', [access, orders]],
    ['and both', [access, supportCases, orders]],
  ])('our schema %s composes, without warnings', (_with, subgraphs) => {
    expect(compose(subgraphs)).toEqual({ errors: [], hints: [] });
  });

  test('our schema for routers that authorize composes too', () => {
    const sdl = readFileSync(join(root, 'schema.authorized.graphql'), 'utf8');
    expect(compose([{ ...access, sdl }, supportCases])).toEqual({ errors: [], hints: [] });
  });

  test.each([
    [
      'requires a field that our account has not',
      'nickname: String! @external',
      '@requires(fields: "nickname")',
    ],
    ['takes our account’s name for a number', 'name: Int! @external', '@requires(fields: "name")'],
    ['resolves our account’s name itself', 'name: String!', ''],
  ])("a subgraph that %s doesn't compose", (_what, field, directive) => {
    const sdl = orders.sdl
      .replace('["@key"]', '["@key", "@external", "@requires"]')
      .replace('id: ID!', `id: ID! ${field}`)
      .replace('[Order!]', `[Order!] ${directive}`);
    expect(compose([access, { ...orders, sdl }]).errors).not.toEqual([]);
  });
});
