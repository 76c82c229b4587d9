import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listDocuments, readDocument } from '../support/documents/documents';

const root = join(__dirname, '../..');
const documents = listDocuments();

describe('the links in Markdown files', () => {
  test('are found', () => {
    expect(documents).toContain(join('docs', 'decisions', 'README.md'));
    expect(documents.flatMap(relativeLinksIn).length).toBeGreaterThan(100);
  });

  test.each(documents)('in %s point to existing targets', (file) => {
    expect(relativeLinksIn(file).filter((link) => !leadsSomewhere(file, link))).toEqual([]);
  });
});

/** Returns the targets of links and images, without those on other sites. */
function relativeLinksIn(file: string): string[] {
  const text = withoutCode(readDocument(file));
  const links = [
    ...text.matchAll(/\]\(<?([^)\s>]+)/g),
    ...text.matchAll(/^\[[^\]]+\]: *(\S+)/gm),
    ...text.matchAll(/\b(?:href|src)="([^"]+)"/g),
  ];
  return links.map(([, target = '']) => target).filter((target) => !/^[a-z][a-z\d+.-]*:/i.test(target));
}

function leadsSomewhere(file: string, link: string): boolean {
  const [path = '', anchor] = link.split('#').map(decodeURIComponent);
  const target = path === '' ? file : join(dirname(file), path);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || (target.endsWith('.md') && anchorsIn(target).has(anchor));
}

/** Returns the anchors that GitHub gives to the headings of a document. */
function anchorsIn(file: string): Set<string> {
  const anchors = new Set<string>();
  const text = readDocument(file).replaceAll(/^```[\s\S]*?^```/gm, '');
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+?)\s*$/gm)) {
    const shown = heading.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
    const anchor = shown
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${anchor}-${String(count)}`;
    anchors.add(unique);
  }
  return anchors;
}

function withoutCode(text: string): string {
  return text
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .replaceAll(/(`+)(?!`)(?:(?!\n\n)[\s\S])*?[^`]\1(?!`)/g, '');
}
