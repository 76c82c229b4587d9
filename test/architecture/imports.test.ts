import { foreignFolders, places, separatePlaces } from '../../eslint/import-directions.mjs';
import {
  findCycle,
  findUndocumentedExports,
  listSourcePaths,
  placeOf,
  readSourceTree,
} from '../support/documents/source-tree';

const files = readSourceTree();
const paths = listSourcePaths();
const edges = files.flatMap(({ path, imports }) => imports.map((imported) => ({ from: path, to: imported })));
const asText = ({ from, to }: (typeof edges)[number]): string => `${from} imports ${to}`;

describe('the import graph of src', () => {
  test('isn’t empty', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(edges.length).toBeGreaterThan(10);
  });

  test('has a known place for every file', () => {
    const known = new Set([...places, ...separatePlaces]);
    // A new folder or root file gets its line in eslint/import-directions.mjs.
    expect(files.map(({ path }) => path).filter((path) => !known.has(placeOf(path)))).toEqual([]);
  });

  test('has no cycle between files, type-only imports included', () => {
    expect(findCycle(files)).toBeUndefined();
  });

  test('goes one way between places', () => {
    const rank = (path: string): number => places.indexOf(placeOf(path));
    expect(edges.filter(({ from, to }) => rank(from) !== -1 && rank(to) > rank(from)).map(asText)).toEqual(
      [],
    );
  });

  test('keeps development tools out of other imports', () => {
    const isDev = (path: string): boolean => placeOf(path) === 'dev';
    expect(edges.filter(({ from, to }) => !isDev(from) && isDev(to)).map(asText)).toEqual([]);
  });

  test('allows only the composition to use the fast path', () => {
    const isFast = (path: string): boolean => placeOf(path) === 'fast-path';
    const users = edges.filter(({ from, to }) => !isFast(from) && isFast(to));
    // Beyond it, scripts/test-without-fast-path.mjs has a line to replace.
    expect(users.map(asText)).toEqual(['src/composition/app.ts imports src/fast-path/fast-path.ts']);
  });

  test('keeps the portal and the server apart', () => {
    const isSeparate = (path: string): boolean => separatePlaces.includes(placeOf(path));
    expect(edges.filter(({ from, to }) => isSeparate(from) !== isSeparate(to)).map(asText)).toEqual([]);
  });

  test('keeps the portal’s pages apart: what several show is in its shell', () => {
    const pageOf = (path: string): string | undefined => /^src\/portal\/pages\/([^/]+)\//.exec(path)?.[1];
    const isOfPage = ({ from }: (typeof edges)[number]): boolean => pageOf(from) !== undefined;
    expect(edges.filter(isOfPage).length).toBeGreaterThan(100);
    const crossing = edges.filter(({ from, to }) => pageOf(to) !== undefined && pageOf(to) !== pageOf(from));
    expect(crossing.filter(({ from }) => from !== 'src/portal/routes.tsx').map(asText)).toEqual([]);
  });

  test('keeps replacements for other teams’ code separate from ours', () => {
    for (const folder of foreignFolders) {
      const isTheirs = (path: string): boolean => path.startsWith(`src/${folder}/`);
      expect(paths.some(isTheirs)).toBe(true);
      expect(edges.filter(({ from, to }) => isTheirs(from) && !isTheirs(to)).map(asText)).toEqual([]);
    }
  });

  test('stays inside src', () => {
    expect(edges.filter(({ to }) => !to.startsWith('src/')).map(asText)).toEqual([]);
  });
});

describe('the files of src', () => {
  test('have kebab-case names with a role suffix', () => {
    const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const isKebabCase = (path: string): boolean =>
      path.split('/').every((part) => part.split('.').every((word) => kebabCase.test(word)));
    expect(paths.filter((path) => !isKebabCase(path))).toEqual([]);
  });

  test('aren’t barrels', () => {
    expect(paths.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
  });

  test('are named after their subject, not utils, helpers, manager or common', () => {
    const vague = /(^|[/.-])(util|utils|helper|helpers|manager|managers|common)([/.-]|$)/;
    expect(paths.filter((path) => vague.test(path))).toEqual([]);
  });

  test('have a docstring on every exported declaration', () => {
    expect(files.flatMap(findUndocumentedExports)).toEqual([]);
  });
});

describe('the search for cycles', () => {
  const file = (path: string, imports: string[]): (typeof files)[number] => ({ path, text: '', imports });

  test('finds a cycle through several files', () => {
    const cycle = findCycle([file('a', ['b']), file('b', ['d', 'c']), file('c', ['b']), file('d', [])]);
    expect(cycle).toEqual(['b', 'c', 'b']);
  });

  test('doesn’t report a file reached by two paths as a cycle', () => {
    expect(
      findCycle([file('a', ['b', 'c']), file('b', ['d']), file('c', ['d']), file('d', [])]),
    ).toBeUndefined();
  });
});

describe('the search for undocumented exports', () => {
  test('requires a docstring rather than another comment, and accepts one for all overloads', () => {
    const text = [
      '// Plain.',
      'export const a = 1;',
      '/** Doc. */',
      'export function b(x: string): void;',
      'export function b(x: unknown): void {}',
      'export interface C {}',
      'const d = 1;',
    ].join('\n');
    expect(findUndocumentedExports({ path: 'x.ts', text, imports: [] })).toEqual(['x.ts: a', 'x.ts: C']);
  });
});
