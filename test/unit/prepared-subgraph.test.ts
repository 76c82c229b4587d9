import {
  type GraphQLNamedType,
  type GraphQLSchema,
  introspectionFromSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import { ENTITY_TYPES, type EntityResolvers } from '../../src/graphql/entities';
import { callDirectly } from '../../src/fast-path/call-directly';
import { printPreparedSubgraph, restoreSubgraph } from '../../src/fast-path/prepared-subgraph';
import { assembleSubgraph } from '../../src/graphql/assemble-subgraph';
import { buildSchema } from '../../src/graphql/schema';
import { subgraphSdl } from '../../src/graphql/subgraph-sdl';

const entities = Object.fromEntries(
  ENTITY_TYPES.map((type) => [type, async () => []]),
) as unknown as EntityResolvers;

/** Returns the source text of a function, because each build of a schema creates new functions. */
const code = (given: unknown): string | null =>
  given === undefined || given === null ? null : String(given);

/** Returns the behavior of a type that its definition doesn't show. */
function behaviourOf(type: GraphQLNamedType): unknown {
  if (isScalarType(type)) return [type.serialize, type.parseValue, type.parseLiteral].map(code);
  if (isEnumType(type)) return type.getValues().map(({ name, value }) => [name, value as unknown]);
  if (isUnionType(type)) return type.resolveType?.({ __typename: 'Profile' }, {}, {} as never, type);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => field.defaultValue);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error('There is no such kind of type.');
  return {
    fields: Object.values(type.getFields()).map((field) => ({
      name: field.name,
      resolve: code(field.resolve),
      subscribe: code(field.subscribe),
      defaults: field.args.map((argument) => argument.defaultValue),
    })),
    type: code(isObjectType(type) ? type.isTypeOf : type.resolveType),
  };
}

const withoutPlaces = (nodes: unknown): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'loc' ? undefined : value)));

const nodesOf = (schema: GraphQLSchema): unknown =>
  withoutPlaces(
    [schema, ...schema.getDirectives(), ...Object.values(schema.getTypeMap())].map((part) => [
      part.astNode,
      'extensionASTNodes' in part ? part.extensionASTNodes : [],
    ]),
  );

describe('the subgraph that the build keeps', () => {
  /** Changes fields to call their resolver methods directly, as in production. */
  const direct = (schema: GraphQLSchema): GraphQLSchema => {
    callDirectly(schema, () => ({}));
    return schema;
  };
  const assembled = buildSchema(() => ({}), {
    entities,
    assemble: (schema, resolvers) => direct(assembleSubgraph(schema, resolvers)),
  });
  const restored = buildSchema(() => ({}), {
    entities,
    assemble: (_schema, resolvers) => direct(restoreSubgraph(printPreparedSubgraph(assembled), resolvers)),
  });

  it("is served with the definitions and directives that Apollo's library gave it", () => {
    expect(nodesOf(restored)).toEqual(nodesOf(assembled));
    expect(introspectionFromSchema(restored)).toEqual(introspectionFromSchema(assembled));
    expect(subgraphSdl(restored)).toBe(subgraphSdl(assembled));
  });

  it('resolves, reads and prints every value as the assembled one does', () => {
    const types = Object.values(assembled.getTypeMap());
    expect(types.length).toBeGreaterThan(100);
    expect(types.map((type) => [type.name, behaviourOf(restored.getTypeMap()[type.name] ?? type)])).toEqual(
      types.map((type) => [type.name, behaviourOf(type)]),
    );
  });
});
