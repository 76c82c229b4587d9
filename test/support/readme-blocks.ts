import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the block of code that follows `<!-- test: name -->` in the README; fails when there is none. */
export function readmeBlock(name: string): string {
  const markdown = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const marker = `<!-- test: ${name} -->`;
  const from = markdown.indexOf(marker);
  const block = /^```\w+\n([\s\S]*?)^```$/m.exec(markdown.slice(from + marker.length));
  if (from === -1 || !block?.[1]) throw new Error(`The README has no block marked ${marker}.`);
  return block[1];
}
