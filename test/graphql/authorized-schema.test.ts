import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';
import { buildSchema } from '../../src/graphql/schema';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const sdl = readFileSync(join(__dirname, '../../schema.authorized.graphql'), 'utf8');
const types = new Map(
  parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [[definition.name.value, definition] as const] : [],
  ),
);
const mutations =
  buildSchema(() => ({}))
    .getMutationType()
    ?.getFields() ?? {};

const fieldsWith = (type: string, directive: string): string[] =>
  (types.get(type)?.fields ?? [])
    .filter(({ directives }) => directives?.some(({ name }) => name.value === directive))
    .map(({ name }) => name.value);
const has = ({ directives }: ObjectTypeDefinitionNode, directive: string): boolean =>
  directives?.some(({ name }) => name.value === directive) ?? false;

/** Returns a minimal valid value of a type. */
function leastOf(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return undefined;
  if (isListType(type.ofType)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (!isInputObjectType(named)) return named.name === 'Boolean' ? false : 'x';
  return Object.fromEntries(
    Object.entries(named.getFields()).map(([name, field]) => [name, leastOf(field.type)]),
  );
}

describe('the schema for routers that authorize', () => {
  let database: TestDatabase;
  let test: TestApp;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database);
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  it.each(Object.keys(mutations))('requires a sign-in exactly where the service does: %s', async (name) => {
    const [input, ...others] = mutations[name]?.args ?? [];
    const returned = getNamedType(mutations[name]?.type);
    const [field] = isObjectType(returned) ? Object.keys(returned.getFields()) : [];
    expect([others, field]).toEqual([[], expect.any(String)]);
    const { errors } = await (input
      ? test.send(`mutation ($input: ${String(input.type)}) { ${name}(input: $input) { __typename } }`, {
          input: leastOf(input.type),
        })
      : test.send(`mutation { ${name} { __typename } }`));
    const isRefused = errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
    expect(errors.filter(({ extensions }) => extensions.code !== 'UNAUTHENTICATED')).toEqual([]);
    expect(fieldsWith('Mutation', 'authenticated').includes(name)).toBe(isRefused);
    expect(fieldsWith('Mutation', 'requiresScopes').includes(name)).toBe(isRefused);
  });

  it('requires a sign-in for the subscriptions that the service refuses to anonymous callers', async () => {
    const personal = ['accountChanged', 'viewerChanged'];
    expect(fieldsWith('Subscription', 'authenticated')).toEqual(personal);
    expect(fieldsWith('Subscription', 'requiresScopes')).toEqual(personal);
  });

  it('allows anonymous access to queries that return null to anonymous callers', async () => {
    expect([...fieldsWith('Query', 'authenticated'), ...fieldsWith('Query', 'requiresScopes')]).toEqual([]);
    const { data, errors } = await test.send('{ viewer { __typename } account(id: "x") { id } }');
    expect([data, errors]).toEqual([{ viewer: null, account: null }, []]);
  });

  it('requires a token for exactly the types that other subgraphs join on', () => {
    const typesWith = (directive: string) => [...types.values()].filter((type) => has(type, directive));
    expect(typesWith('authenticated')).toEqual(typesWith('key'));
    expect(typesWith('key')).toHaveLength(4);
    expect(typesWith('requiresScopes')).toEqual([]);
  });
});
