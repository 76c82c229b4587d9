import { DocumentStore, MOST_TOKENS } from '../../src/graphql/document-store';

/** Calls a function at the maximum depth of the stack. */
function atTheEndOfTheStack<Value>(work: () => Value): Value {
  try {
    return atTheEndOfTheStack(work);
  } catch {
    return work();
  }
}

describe('the document store', () => {
  it('rejects a document that is too deeply nested to parse', () => {
    const brackets = MOST_TOKENS / 2 - 20;
    const list = '['.repeat(brackets) + ']'.repeat(brackets);
    const text = `{ _entities(representations: ${list}) { __typename } }`;
    const store = new DocumentStore();
    expect(store.refuse(text)).toBeNull();
    expect(atTheEndOfTheStack(() => store.refuse(text))?.extensions).toEqual({ code: 'QUERY_TOO_COMPLEX' });
  });
});
