import { buildSchema, type GraphQLFieldResolver } from 'graphql';
import { type EntityResolvers, resolveEntitiesTogether } from '../../src/graphql/entities';
import { type EntityReference, idsOf } from '../../src/request/entity-reference';
import { numberKeysIn, soughtNumberKeys } from '../../src/account/account-number';

const SDL = 'scalar _Any type Query { _entities(representations: [_Any!]!): [String]! }';

/**
 * Resolves the representations of one request. Returns the results and the references that were looked up.
 */
async function resolve(...fields: (readonly object[])[]) {
  const asked: EntityReference[] = [];
  const find: EntityResolvers['Account'] = async (references) => {
    asked.push(...references);
    return references.map(({ id, number }) => (id === 'missing' ? null : { id, number }));
  };
  const schema = buildSchema(SDL);
  resolveEntitiesTogether(schema, { Account: find, Profile: find, Association: find, Invitation: find });
  const resolver = schema.getQueryType()?.getFields()['_entities']?.resolve as GraphQLFieldResolver<
    null,
    object
  >;
  const context = {};
  const found = await Promise.all(
    fields.map((representations) => resolver(null, { representations }, context, undefined as never)),
  );
  return { asked, found };
}

describe('references to entities', () => {
  it('to one object a thousand times read it once, and return it in each place', async () => {
    const account = { __typename: 'Account', id: 'acct_1' };
    const missing = { __typename: 'Account', id: 'missing' };
    const { asked, found } = await resolve(
      Array.from({ length: 1000 }, (_, index) => (index % 2 ? missing : account)),
      [{ __typename: 'Account', id: 'acct_1' }],
    );
    expect(asked).toEqual([account, missing]);
    expect(found[0]).toEqual(
      Array.from({ length: 1000 }, (_, index) => (index % 2 ? null : { ...account, number: undefined })),
    );
    expect(found[1]).toEqual([{ ...account, number: undefined }]);
  });

  it('are equal only with the same type and the same keys', async () => {
    const keys = [
      { id: 'a' },
      { number: 'a' },
      { id: 'a', number: 'b' },
      { id: 'a', number: 'c' },
      { id: '["a","b"]' },
      { id: '["a",null]' },
    ];
    const different = ['Account', 'Profile'].flatMap((__typename) =>
      keys.map((key) => ({ __typename, ...key })),
    );
    expect((await resolve([...different, ...different])).asked).toEqual(different);
  });

  it('by id and by different numbers read the account once', () => {
    const references = Array.from({ length: 1000 }, (_, index) => ({
      id: 'acct_1',
      number: `C-${String(index)}`,
    }));
    expect(idsOf(references)).toEqual(['acct_1']);
    expect(soughtNumberKeys(references, numberKeysIn(references))).toEqual([]);
  });

  it('by different spellings of a number read the account once', () => {
    const spellings = Array.from({ length: 150 }, (_, count) => ({ number: `c–${' '.repeat(count)}1` }));
    const references = [{ number: 'C-1' }, ...spellings, { number: '\uD800' }];
    expect(soughtNumberKeys(references, numberKeysIn(references))).toEqual(['C-1']);
  });
});
