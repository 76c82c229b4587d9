import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ASTNode, parse, type StringValueNode, visit } from 'graphql';
import { oddPhrasesIn } from '../support/documents/plain-english';

const root = join(__dirname, '../..');

/** Returns each description in SDL with the phrases to replace in it. */
function oddlyDescribed(sdl: string): string[] {
  const found: string[] = [];
  visit(parse(sdl), {
    enter(node: ASTNode & { readonly description?: StringValueNode | undefined }) {
      if (node.description) found.push(...oddPhrasesIn(node.description.value));
    },
  });
  return found;
}

describe('the descriptions of the graph', () => {
  it.each(['schema.graphql', 'src/dev/support-cases/support-cases.graphql'])(
    'are plain English in %s',
    (file) => {
      expect(oddlyDescribed(readFileSync(join(root, file), 'utf8'))).toEqual([]);
    },
  );

  it.each([
    ['"How many to give; 20 unless told." scalar Given', 'unless told'],
    ['type T { "For whoever manages it." field: Int }', 'whoever'],
    ['input I { """When it is active no\nmore.""" field: Int }', 'no more'],
    ['enum E { "It was taken back." VALUE }', 'taken back'],
    ['type T { field("The one that is meant." argument: Int): Int }', 'one that'],
  ])('are reported as odd: %s', (sdl, odd) => {
    expect(oddlyDescribed(sdl)).toEqual([expect.stringContaining(`"${odd}" in `)]);
  });

  it('can compare two numbers', () => {
    expect(oddlyDescribed('"No more than 100 items." scalar Limited')).toEqual([]);
  });
});
