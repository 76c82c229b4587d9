import { buildSchema, getVariableValues, Kind, parse, type VariableDefinitionNode } from 'graphql';
import { prepareCoercion } from '../../src/graphql/variable-coercion';

const schema = buildSchema(`
  scalar _Any
  enum Status { ACTIVE ENDED }
  input Filter { status: Status = ACTIVE, text: String! }
  type Query { ok(id: ID, int: Int, float: Float): Boolean }
`);

function definitionsIn(variables: string): readonly VariableDefinitionNode[] {
  const [definition] = parse(`query (${variables}) { ok }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The document has no operation.');
  return definition.variableDefinitions ?? [];
}

/** The result of graphql-js for the same variables. */
function coercedByGraphqlJs(definitions: readonly VariableDefinitionNode[], sent: Record<string, unknown>) {
  const { coerced, errors } = getVariableValues(schema, definitions, sent, {
    maxErrors: 1,
    hideSuggestions: true,
  });
  return coerced ? { coerced } : { coerced: null, message: errors[0]?.message };
}

describe('the coercion of variables', () => {
  const reference = { __typename: 'Account', id: 'acct_1' };

  it.each([
    ['$r: [_Any!]!', { r: [reference, reference] }],
    ['$r: [_Any!]!', { r: [] }],
    ['$a: ID, $b: String!, $c: Int, $d: Boolean, $e: Float', { a: 'x', b: '', c: 7, d: false, e: 0.5 }],
    ['$a: ID, $b: [String]', { a: null, b: null }],
    ['$a: ID, $b: [String]', { b: ['x', null] }],
    ['$s: Status!', { s: 'ENDED' }],
    ['$a: ID', {}],
  ])('keeps values of the declared types: %s, %j', (declared, sent) => {
    const definitions = definitionsIn(declared);
    const coercion = prepareCoercion(schema, definitions)(sent);
    expect(coercion.coerced).toBe(sent);
    expect(coercion).toEqual(coercedByGraphqlJs(definitions, sent));
  });

  it.each([
    ['$a: ID!', { a: 5 }],
    ['$a: [ID!]!', { a: 'x' }],
    ['$f: Filter', { f: { text: 'x' } }],
    ['$n: Int = 10', {}],
    ['$r: [_Any!]!', { r: reference }],
  ])('changes values like graphql-js: %s, %j', (declared, sent) => {
    const definitions = definitionsIn(declared);
    const coercion = prepareCoercion(schema, definitions)(sent);
    expect(coercion.coerced).not.toBe(sent);
    expect(coercion).toEqual(coercedByGraphqlJs(definitions, sent));
  });

  it.each([
    ['$a: ID!', {}],
    ['$a: ID!', { a: null }],
    ['$a: ID!', { a: {} }],
    ['$r: [_Any!]!', { r: [reference, null] }],
    ['$b: [String!]', { b: ['x', 1] }],
    ['$c: Int', { c: 2 ** 31 }],
    ['$d: Boolean', { d: 'true' }],
    ['$s: Status', { s: 'LOST' }],
    ['$f: Filter', { f: { status: 'ACTIVE' } }],
    ['$missing: Missing', { missing: 'x' }],
    // Every object inherits a property with this name.
    ['$constructor: ID!', {}],
  ])('rejects what graphql-js rejects, with its first error: %s, %j', (declared, sent) => {
    const definitions = definitionsIn(declared);
    const coercion = prepareCoercion(schema, definitions)(sent);
    const message = 'error' in coercion ? coercion.error?.message : undefined;
    expect({ coerced: coercion.coerced, message }).toEqual(coercedByGraphqlJs(definitions, sent));
  });
});
