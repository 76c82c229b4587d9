import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { newId } from '../../src/foundation/ids';
import { type ConnectionArguments, connectionOfList, pageOf, windowOf } from '../../src/relay/connection';
import { comparePlaces, cursorOf } from '../../src/relay/place';

const ids = Array.from({ length: 120 }, () => newId('prof'));
const LIST = { name: 'PROFILE acct_1' };
const cursors = ids.map((id) => cursorOf(LIST, [id]));
const idOf = ({ id }: { readonly id: string }): string => id;

function page(list: readonly string[], args: ConnectionArguments) {
  const rows = list.map((id) => ({ id }));
  const { edges, pageInfo } = connectionOfList({ ...LIST, rows, idOf }, args, idOf);
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  return { nodes: edges.map(({ node }) => node), hasNextPage, hasPreviousPage, startCursor, endCursor };
}

function mistakeOf(
  args: ConnectionArguments,
  read: (args: ConnectionArguments) => unknown = (given) => windowOf(given, LIST),
): { code: unknown; field: unknown } {
  try {
    read(args);
  } catch (error) {
    if (error instanceof GraphQLError)
      return { code: error.extensions['code'], field: error.extensions['field'] };
  }
  throw new Error('The arguments were taken.');
}

describe('windowOf', () => {
  it('returns the first twenty by default', () => {
    expect(windowOf({}, LIST)).toEqual({ limit: 20, fromEnd: false, after: null, before: null });
    expect(windowOf({ first: null, last: null }, LIST)).toEqual(windowOf({}, LIST));
  });

  it('reads its own cursors', () => {
    expect(windowOf({ last: 3, after: cursors[1]!, before: cursors[7]! }, LIST)).toEqual({
      limit: 3,
      fromEnd: true,
      after: [ids[1]],
      before: [ids[7]],
    });
  });

  it.each([
    [{ first: 1, last: 1 }, 'last'],
    [{ first: 101 }, 'first'],
    [{ last: 101 }, 'last'],
    [{ first: -1 }, 'first'],
    [{ last: -1 }, 'last'],
    [{ after: 'nonsense' }, 'after'],
    [{ before: '' }, 'before'],
    [{ after: Buffer.from("prof_' OR 1=1 --").toString('base64url') }, 'after'],
    [{ after: Buffer.from(`${ids[0]!}\n`).toString('base64url') }, 'after'],
  ])('rejects %j and names the argument', (args, field) => {
    expect(mistakeOf(args)).toEqual({ code: 'BAD_USER_INPUT', field: [field] });
  });

  it("accepts a search's cursors for the same search, and no cursors of another kind of list", () => {
    const search = { name: 'PROFILE acct_1 ki', leads: (word: string): boolean => word.startsWith('ki') };
    const found = cursorOf(search, ['kim', ids[0]!]);
    expect(windowOf({ before: found }, search).before).toEqual(['kim', ids[0]]);
    for (const [args, field] of [
      [{ after: found }, 'after'],
      [{ before: found }, 'before'],
    ] as const)
      expect(mistakeOf(args)).toEqual({ code: 'BAD_USER_INPUT', field: [field] });
    for (const cursor of [
      ...[cursors[0]!, cursorOf(search, ['pat', ids[0]!]), cursorOf(search, ['', ids[0]!])],
      ...[cursorOf(search, [ids[0]!]), cursorOf({ ...search, name: 'PROFILE acct_2 ki' }, ['kim', ids[0]!])],
    ])
      expect(mistakeOf({ after: cursor }, (args) => windowOf(args, search))).toMatchObject({
        field: ['after'],
      });
  });

  it('rejects a cursor with any character changed', () => {
    const cursor = cursors[0]!;
    const others = [...'Ab9_-'];
    const taken = Array.from(cursor).flatMap((character, at) =>
      others
        .filter((other) => other !== character)
        .map((other) => cursor.slice(0, at) + other + cursor.slice(at + 1))
        .filter((changed) => {
          try {
            return windowOf({ after: changed }, LIST).after !== null;
          } catch {
            return false;
          }
        }),
    );
    expect(taken).toEqual([]);
  });

  it('accepts the smallest and the largest page', () => {
    expect(windowOf({ first: 0 }, LIST).limit).toBe(0);
    expect(windowOf({ last: 100 }, LIST).limit).toBe(100);
  });

  it('accepts or rejects any input, and never returns an invalid id', () => {
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        try {
          expect(windowOf({ after: cursor }, LIST).after?.[0]).toMatch(/^[a-z]{4}_[0-9a-z]{26}$/);
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error;
        }
      }),
    );
  });
});

describe('pageOf', () => {
  it('uses the row past the limit to detect more items, and keeps the order of the list from either end', () => {
    const forward = { limit: 2, fromEnd: false, after: null, before: null };
    expect(pageOf(forward, ['a', 'b', 'c'])).toEqual({
      nodes: ['a', 'b'],
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect(pageOf({ ...forward, fromEnd: true }, ['c', 'b', 'a'])).toEqual({
      nodes: ['b', 'c'],
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(pageOf(forward, ['a', 'b']).hasNextPage).toBe(false);
  });
});

describe('connectionOfList', () => {
  it('returns an empty page, without cursors, for an empty list', () => {
    expect(page([], {})).toEqual({
      nodes: [],
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it('reports more items after a page with none', () => {
    expect(page(ids, { first: 0 })).toMatchObject({ nodes: [], hasNextPage: true, endCursor: null });
  });

  it('returns every item once and in order, for any page size and from either end', () => {
    const size = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: ids.length }), size, fc.boolean(), (length, limit, fromEnd) => {
        const list = ids.slice(0, length);
        const seen: string[] = [];
        let cursor: string | null = null;
        for (;;) {
          const got = page(list, fromEnd ? { last: limit, before: cursor } : { first: limit, after: cursor });
          if (fromEnd) seen.unshift(...got.nodes);
          else seen.push(...got.nodes);
          expect(fromEnd ? got.hasNextPage : got.hasPreviousPage).toBe(cursor !== null);
          if (!(fromEnd ? got.hasPreviousPage : got.hasNextPage)) break;
          cursor = fromEnd ? got.startCursor : got.endCursor;
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  it.each(['after', 'before'] as const)(
    "rejects %s a removed item, and doesn't start elsewhere",
    (argument) => {
      const rest = ids.filter((_, index) => index !== 5);
      expect(mistakeOf({ [argument]: cursors[5]! }, (args) => page(rest, args))).toEqual({
        code: 'BAD_USER_INPUT',
        field: [argument],
      });
    },
  );

  it('counts once, and only on request', async () => {
    expect(
      await connectionOfList({ ...LIST, rows: [{ id: 'a' }, { id: 'b' }], idOf }, { first: 1 }, idOf).count(),
    ).toBe(2);
  });

  it('returns the items between two cursors', () => {
    expect(page(ids, { first: 100, after: cursors[3]!, before: cursors[7]! }).nodes).toEqual(ids.slice(4, 7));
    expect(page(ids, { last: 2, after: cursors[3]!, before: cursors[7]! })).toMatchObject({
      nodes: ids.slice(5, 7),
      hasPreviousPage: true,
      hasNextPage: true,
    });
  });
});

describe('comparePlaces', () => {
  it('compares by the first value, then the next, and sorts prefixes first', () => {
    const places = [['a', '2'], ['b'], ['b', '1'], ['b', '2'], ['\uFFFD'], ['\u{10000}']];
    expect([...places].reverse().sort(comparePlaces)).toEqual(places);
    expect(comparePlaces(['a', '1'], ['a', '1'])).toBe(0);
  });
});
