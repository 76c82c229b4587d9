import fc from 'fast-check';
import { isNestedDeeper } from '../../src/http/json-nesting';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('isNestedDeeper', () => {
  it('agrees with the depth of what is parsed', () => {
    const json = fc.jsonValue({ maxDepth: 6 });
    fc.assert(
      fc.property(json, fc.nat(6), (value, most) => {
        expect(isNestedDeeper(JSON.stringify(value), most)).toBe(depthOf(value) > most);
      }),
    );
  });

  it.each(['"[[[["', '"\\"[[[["', '{"a\\\\":["[[["]}', ']]]][[', '"'])('reads %s', (json) => {
    expect(isNestedDeeper(json, 2)).toBe(false);
  });
});
