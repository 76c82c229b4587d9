import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Gives the block of code that follows `<!-- test: name -->` in the README; fails when there is none. */
export function readmeBlock(name: string): string {
  return blockOf('README.md', name);
}

/** Gives such a block of a file in docs/. */
export function docsBlock(file: string, name: string): string {
  return blockOf(`docs/${file}`, name);
}

function blockOf(file: string, name: string): string {
  const markdown = readFileSync(join(root, file), 'utf8');
  const marker = `<!-- test: ${name} -->`;
  const from = markdown.indexOf(marker);
  const block = /^```\w+\n([\s\S]*?)^```$/m.exec(markdown.slice(from + marker.length));
  if (from === -1 || !block?.[1]) throw new Error(`${file} has no block marked ${marker}.`);
  return block[1];
}
