import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSchema } from 'graphql';
import { readSourceTree } from '../support/documents/source-tree';

const sdl = readFileSync(join(__dirname, '../../schema.authorized.graphql'), 'utf8');
const mutations = Object.keys(
  buildSchema(sdl, { assumeValidSDL: true }).getMutationType()?.getFields() ?? {},
);

const inKebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the files of a mutation', () => {
  it.each(mutations)('%s has its use case, types and resolver in one folder', (mutation) => {
    const name = inKebabCase(mutation);
    const paths = readSourceTree().map(({ path }) => path);
    const folder = paths.find((path) => basename(path) === `${name}.resolver.ts`)?.replace(/\/[^/]+$/, '');
    for (const suffix of ['.ts', '.type.ts', '.resolver.ts'])
      expect(paths).toContain(`${String(folder)}/${name}${suffix}`);
  });

  it('each resolver has one mutation', () => {
    for (const { path, text } of readSourceTree())
      if (path.endsWith('.resolver.ts'))
        expect([path, (text.match(/@Mutation\(/g) ?? []).length <= 1]).toEqual([path, true]);
  });
});
