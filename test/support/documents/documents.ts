import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const SKIPPED = new Set(['.git', 'coverage', 'data', 'dist', 'node_modules', 'test-output']);
const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** A code block of a document. */
export interface CodeBlock {
  /** The document's path, relative to the repository's root. */
  readonly file: string;
  readonly language: string;
  readonly code: string;
  /** The next block of the section if it's JSON, which shows the block's output. */
  readonly output?: string;
}

/** Lists the repository's Markdown files by their paths, relative to its root. */
export function listDocuments(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : listDocuments(path);
      return entry.name.endsWith('.md') ? [path] : [];
    })
    .sort();
}

/** Reads a file by its path, relative to the repository's root. */
export function readDocument(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Returns the code blocks that follow `<!-- test: name -->` in any document. */
export function blocksMarked(name: string): CodeBlock[] {
  return listDocuments().flatMap((file) => blocksIn(file, name));
}

/**
 * Returns the only code block that follows `<!-- test: name -->` in a document.
 *
 * @throws Error if there is none or more than one.
 */
export function documentBlock(file: string, name: string): string {
  const [block, ...others] = blocksIn(file, name);
  if (!block || others.length > 0) throw new Error(`${file} needs one block marked <!-- test: ${name} -->.`);
  return block.code;
}

function blocksIn(file: string, name: string): CodeBlock[] {
  const [, ...parts] = readDocument(file).split(`<!-- test: ${name} -->\n\n`);
  return parts.map((part) => {
    const [block, next] = part.matchAll(BLOCK);
    const [, language, code] = block ?? [];
    if (block?.index !== 0 || language === undefined || code === undefined)
      throw new Error(`In ${file}, a block must directly follow <!-- test: ${name} -->.`);
    const between = part.slice(block[0].length, next?.index);
    const isOutput = next?.[1] === 'json' && !/^#|^<!-- test:/m.test(between);
    return { file, language, code, ...(isOutput && { output: next[2] ?? '' }) };
  });
}
