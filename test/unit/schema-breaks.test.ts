import { compareSchemas } from '../../src/schema-tools/schema-breaks';

const BASE = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { thing(id: ID): Thing, other: String }
  type Thing @key(fields: "id") @key(fields: "number") { id: ID!, number: String!, kind: Kind }
  enum Kind { A B }
`;

const NONE = { breaks: [], release: null };

function typesOf(find: string, replacement: string): { breaking: string[]; dangerous: string[] } {
  const { breaking, dangerous } = compareSchemas(BASE, BASE.replace(find, replacement), NONE);
  return { breaking: breaking.map(({ type }) => type), dangerous: dangerous.map(({ type }) => type) };
}

describe('compareSchemas', () => {
  it.each([
    ['a field that is removed', ', other: String', '', 'FIELD_REMOVED'],
    ['a field of another type', 'number: String!', 'number: Int!', 'FIELD_CHANGED_KIND'],
    ['a value that is removed', 'A B', 'A', 'VALUE_REMOVED_FROM_ENUM'],
    ['an argument that is removed', 'thing(id: ID)', 'thing', 'ARG_REMOVED'],
    ['an argument that is required', '(id: ID)', '(id: ID, to: ID!)', 'REQUIRED_ARG_ADDED'],
    ['a key that is removed', ' @key(fields: "number")', '', 'KEY_REMOVED'],
  ])('finds %s', (_, find, replacement, type) => {
    expect(typesOf(find, replacement)).toEqual({ breaking: [type], dangerous: [] });
  });

  it('reports an added value, but not as a break', () => {
    expect(typesOf('A B', 'A B C')).toEqual({ breaking: [], dangerous: ['VALUE_ADDED_TO_ENUM'] });
  });

  it("doesn't report an added field", () => {
    expect(typesOf('other: String', 'other: String, more: Int')).toEqual({ breaking: [], dangerous: [] });
  });

  it.each([
    ['accepts a break that has a reason', 'Nobody asked for it.', 'schema-v2', 0],
    ['does not accept one without', ' ', 'schema-v2', 1],
    ['does not accept one that was accepted before the last release', 'Nobody asked for it.', 'schema-v1', 1],
    ['does not accept one that was accepted before the first', 'Nobody asked for it.', null, 1],
  ])('%s', (_, reason, since, left) => {
    const current = BASE.replace(', other: String', '');
    const [change] = compareSchemas(BASE, current, NONE).breaking;
    const { breaking, accepted } = compareSchemas(BASE, current, {
      breaks: [{ type: '', description: '', ...change, reason, since }],
      release: 'schema-v2',
    });
    expect([breaking.length, accepted.length]).toEqual([left, 1 - left]);
  });
});
