import ts from 'typescript';
import { oddPhrasesIn } from '../support/documents/plain-english';
import { readSourceTree } from '../support/documents/source-tree';

const TRANSLATED = /(?:words|messages)\/(?:danish|french|german|japanese|spanish)\b/;

/** Returns the texts of a file: its string literals with at least two words, and the text in JSX. */
function textsIn(path: string, source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  return texts.filter((text) => /[a-z] [a-z]/i.test(text));
}

describe('the sentences of the API, the browser, mails and commands', () => {
  const files = readSourceTree().filter(({ path }) => !TRANSLATED.test(path));

  it.each(['src/portal/words/english/shell.ts', 'src/mail/messages/english.ts', 'src/import/row-fault.ts'])(
    'include those of %s',
    (file) => {
      const { path, text } = files.find((each) => each.path === file)!;
      expect(textsIn(path, text).length).toBeGreaterThan(20);
    },
  );

  it('are plain English', () => {
    const odd = files.flatMap(({ path, text }) =>
      textsIn(path, text).flatMap((each) => oddPhrasesIn(each).map((found) => `${path}: ${found}`)),
    );
    expect(odd).toEqual([]);
  });

  it.each([
    ["const title = 'That can’t be done just now.';", 'just now'],
    [`const line = \`\${person} can be asked for.\`;`, 'asked for'],
    [`const text = \`It is \${count}, no\n  more.\`;`, 'no more'],
    ['const page = <p>It stands on a line before.</p>;', 'stands on'],
  ])('are found in %s', (source, odd) => {
    expect(textsIn('page.tsx', source).flatMap(oddPhrasesIn)).toEqual([
      expect.stringContaining(`"${odd}" in `),
    ]);
  });
});
