import { parse } from 'yaml';
import { CALLER_HEADERS } from '../../src/dev/support-cases/readable-account.loader';
import { readmeBlock } from '../support/readme-blocks';

// test/federation/gateways.test.ts runs the recipes for Hive Gateway and @apollo/gateway. Apollo's and Cosmo's routers
// are programs that npm has not; theirs are read, and held against what their documentation (2.x; 0.3) knows.

/** Says which keys a configuration may have; `true` takes any value, a list of one says what each item may have. */
type Known = true | readonly [Known] | { readonly [key: string]: Known };

/** Lists where a configuration has what is not known. */
function unknownIn(value: unknown, known: Known, path = ''): string[] {
  if (known === true) return [];
  if (Array.isArray(known)) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => unknownIn(item, known[0] as Known, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [`${path} is no mapping`];
  const shape = known as Readonly<Record<string, Known>>;
  return Object.entries(value).flatMap(([key, inner]) => {
    const next = shape[key];
    return next === undefined ? [`${path}.${key}`] : unknownIn(inner, next, `${path}.${key}`);
  });
}

const apolloRouter: Known = {
  supergraph: { listen: true, path: true, introspection: true },
  headers: {
    all: { request: [{ propagate: { named: true, rename: true, default: true } }] },
    subgraphs: { access: { request: [{ insert: { name: true, value: true } }] } },
  },
  include_subgraph_errors: { all: true, subgraphs: true },
};

const cosmoRouter: Known = {
  version: true,
  execution_config: { file: { path: true } },
  headers: {
    all: { request: [{ op: true, named: true }] },
    subgraphs: { access: { request: [{ op: true, name: true, value: true }] } },
  },
  subgraph_error_propagation: { mode: true, allowed_extension_fields: true },
};

describe('the recipe for', () => {
  test('Apollo Router forwards who calls, and leaves errors as they are', () => {
    const config: unknown = parse(readmeBlock('apollo router'));
    expect(unknownIn(config, apolloRouter)).toEqual([]);
    expect(config).toMatchObject({
      headers: { all: { request: CALLER_HEADERS.map((named) => ({ propagate: { named } })) } },
      include_subgraph_errors: { all: true },
    });
  });

  test('Cosmo Router forwards who calls, and leaves errors as they are', () => {
    const config: unknown = parse(readmeBlock('cosmo router'));
    expect(unknownIn(config, cosmoRouter)).toEqual([]);
    expect(config).toMatchObject({
      version: '1',
      headers: { all: { request: CALLER_HEADERS.map((named) => ({ op: 'propagate', named })) } },
      subgraph_error_propagation: {
        mode: 'pass-through',
        allowed_extension_fields: ['code', 'field', 'reason', 'retryAfterSeconds', 'returnAt'],
      },
    });
  });

  test.each(['apollo gateway', 'hive gateway', 'join on account: authorization'])(
    'the code in “%s” names the same headers',
    (name) => {
      const names = CALLER_HEADERS.map((header) => `'${header}'`).join(', ');
      expect(readmeBlock(name)).toContain(`const CALLER = [${names}];`);
    },
  );
});

describe('the reading of recipes', () => {
  test('finds what is not known', () => {
    const config = { headers: { all: { request: [{ propagat: {} }] } }, cors: {} };
    expect(unknownIn(config, apolloRouter)).toEqual(['.headers.all.request[0].propagat', '.cors']);
  });
});
