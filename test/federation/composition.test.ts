import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composers, type SubgraphSource } from '../support/composers';
import { readmeBlock } from '../support/readme-blocks';

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
  sdl: readmeBlock('join on account: schema'),
};

describe.each(composers)('with $name', ({ compose }) => {
  test.each([
    ['alone', [access]],
    ['and support cases, joined by number,', [access, supportCases]],
    ['and what the README joins by id', [access, orders]],
    ['and both', [access, supportCases, orders]],
  ])('our schema %s composes, and nothing is remarked upon', (_with, subgraphs) => {
    expect(compose(subgraphs)).toEqual({ errors: [], hints: [] });
  });

  test.each([
    ['our account’s name to be a number', orders.sdl.replace('name: String!', 'name: Int!')],
    ['a field that our account has not', orders.sdl.replaceAll(/\bname\b/g, 'nickname')],
    [
      'to resolve our account’s name itself',
      orders.sdl.replace('name: String! @external', 'name: String!').replace('@requires(fields: "name")', ''),
    ],
  ])('a subgraph that wants %s does not', (_what, sdl) => {
    expect(compose([access, { ...orders, sdl }]).errors).not.toEqual([]);
  });
});
