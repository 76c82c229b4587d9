import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { prepareMeasure, type QueryMeasure } from '../../src/graphql/query-cost';
import { buildSchema as buildSubgraph } from '../../src/graphql/schema';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/query-limits';

const LIMIT = DEFAULT_QUERY_LIMITS.cost;
const MOST = 500;

function measureIn(
  schema: Parameters<typeof prepareMeasure>[0],
  query: string,
  variables = {},
): QueryMeasure {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw new Error('The variables have other types.');
  return prepareMeasure(schema, document, operation)(coerced);
}

function costIn(...given: Parameters<typeof measureIn>): number {
  return measureIn(...given).cost;
}

describe('prepareMeasure', () => {
  const subgraph = buildSubgraph(() => ({}));
  const times = (count: number, of: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => of(index)).join(' ');

  describe.each([
    [
      'addProfiles',
      'AddProfilesInput',
      'profiles',
      'displayName email role',
      { displayName: 'K', email: 'k@x' },
    ],
    ['sendInvites', 'SendInvitesInput', 'invites', 'email expiresAt status', { profileId: 'x' }],
  ])('of %s', (field, input, list, fields, item) => {
    const head = `mutation ($i: ${input}!, $no: Boolean = false)`;
    const cost = (query: string, items: number): number =>
      costIn(subgraph, `${head} { ${query} }`, {
        i: {
          ...(list === 'profiles' && { accountId: 'x' }),
          [list]: Array.from({ length: items }, () => item),
        },
      });
    const call = (selection: string): string => `${field}(input: $i) { ${selection} }`;
    const node = list === 'profiles' ? `profile { id ${fields} }` : `invitation { id ${fields} }`;
    const whole = `results { index ${node} userErrors { code message field } } userErrors { code message }`;

    it('counts each item, whatever is selected from it', () => {
      for (const selection of ['__typename', 'results { index }', 'results @include(if: $no) { index }']) {
        expect(cost(call(selection), MOST)).toBeGreaterThan(LIMIT / 3);
        expect(cost(call(selection), 1)).toBeLessThan(LIMIT / 100);
        expect(
          cost(
            times(3, (index) => `a${index}: ${call(selection)}`),
            MOST,
          ),
        ).toBeGreaterThan(LIMIT);
      }
      expect(cost(`${field}(input: $i) @include(if: $no) { __typename }`, MOST)).toBe(0);
    });

    it('allows one full batch with all useful fields, but not two', () => {
      expect(cost(call(whole), MOST)).toBeLessThanOrEqual(LIMIT);
      expect(cost(`a: ${call(whole)} b: ${call(whole)}`, MOST)).toBeGreaterThan(LIMIT);
    });
  });

  it('counts results outside of batches by their size', () => {
    const schema = buildSchema(`
      directive @listSize(assumedSize: Int) on FIELD_DEFINITION
      type Query { found: Found }
      type Found { results: [Thing!]! @listSize(assumedSize: 50) }
      type Thing { id: ID!, name: String }`);
    expect(costIn(schema, '{ found { results { id name } } }')).toBe(1 + 1 + 50 * 2);
  });

  it('counts the references of all _entities in the operation, except skipped ones, and limits the effort', () => {
    const references = (query: string): number =>
      measureIn(subgraph, `query ($r: [_Any!]!, $no: Boolean = false) { ${query}`, {
        r: [
          { __typename: 'Account', id: 'x' },
          { __typename: 'Account', id: 'y' },
        ],
      }).references;
    const ask = '_entities(representations: $r)';
    expect(references(`a: ${ask} { __typename } b: ${ask} { __typename } }`)).toBe(4);
    expect(references(`...F ... on Query { ...F } } fragment F on Query { ${ask} { __typename } }`)).toBe(4);
    expect(references(`${ask} @include(if: $no) { __typename } serviceStatus { __typename } }`)).toBe(0);
    const doubling = times(
      40,
      (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    const endless = `...F0 } ${doubling} fragment F40 on Query { ${ask} { __typename } }`;
    expect(references(endless)).toBeGreaterThan(1_000);
  });
});
