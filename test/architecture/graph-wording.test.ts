import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ASTNode, parse, type StringValueNode, visit } from 'graphql';

const root = join(__dirname, '../..');

/** Phrases that aren't plain English, each with what to write instead. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bunless told\b/i, 'by default, or "Defaults to …"'],
  [/\bby itself\b/i, 'automatically'],
  [/\bno more\b(?! than\b)/i, 'no longer'],
  [/\bany ?more\b(?! than\b)/i, 'no longer'],
  [/\bjust now\b/i, 'currently'],
  [/\b(?:who|what|which)(?:so)?ever\b/i, 'the noun, such as "the administrators"'],
  [/\b(?:take|takes|taken|took|taking)\b[^.]{0,40}\bback\b/i, 'revoke'],
  [/\b(?:come|comes|came) back\b/i, 'bounce, return'],
  [/(?<!\bunless )\b(?:tells?|told)\b/i, 'return, report'],
  [/\b(?:ask|asks|asked|asking) for\b/i, 'request'],
  [/\bwhat it is made of\b/i, 'its inputs'],
  [/\bstands? (?:in|for|on|as)\b|\bhow .{1,30} stands\b/i, 'is, represents, status'],
  [/\ball the same\b/i, 'anyway'],
  [/\btoo often\b/i, 'too many attempts'],
  [/\b(?:one|those) (?:that|who)\b|\bof (?:his|hers|theirs)\b/i, 'the noun'],
  [/\bin the name of\b|\bin (?:its|their) own name\b/i, 'as, on behalf of'],
  [/\bat the door\b|\bon its way\b/i, 'rejected at the edge, pending'],
  [/\blooks? after\b/i, 'manage, is the partner of record of'],
  [/\bleads? nowhere\b/i, 'no longer works'],
  [/\b(?:as|of|between) (?:which|whom)\b/i, 'a sentence with a subject'],
  [/\bcan ?not\b/i, "can't"],
];

/** Returns each description in SDL with the phrases to replace in it. */
function oddlyDescribed(sdl: string): string[] {
  const found: string[] = [];
  visit(parse(sdl), {
    enter(node: ASTNode & { readonly description?: StringValueNode | undefined }) {
      const text = node.description?.value.replaceAll(/\s+/g, ' ') ?? '';
      for (const [phrase, instead] of PHRASES) {
        const [odd] = phrase.exec(text) ?? [];
        if (odd !== undefined) found.push(`"${odd}" in "${text}": write ${instead}`);
      }
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
  ])('are found to be odd: %s', (sdl, odd) => {
    expect(oddlyDescribed(sdl)).toEqual([expect.stringContaining(`"${odd}" in `)]);
  });

  it('can compare numbers', () => {
    expect(oddlyDescribed('"No more than 100 items." scalar Limited')).toEqual([]);
  });
});
