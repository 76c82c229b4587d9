/**
 * `npm run test:without-fast-path`: checks that src/fast-path only affects speed.
 *
 * In a copy of the project, deletes the folder and the two lines that refer to it, and runs the GraphQL tests.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';

const FOLDER = 'src/fast-path';
/** Paths that aren't copied. `node_modules` is linked instead, since nothing changes it. */
const LEFT_OUT = new Set([FOLDER, 'node_modules', '.git', '.env', 'data', 'dist', 'bench/peers']);
/** The replacements for the composition's lines that refer to the folder. */
const REPLACEMENTS = [
  [
    "import { createFastPath } from '../fast-path/fast-path';",
    "import type { FastPath } from '../graphql/fast-path';\nimport { assembleSubgraph } from '../graphql/assemble-subgraph';",
  ],
  [
    'const fastPath = createFastPath(instanceOf, options.compiling, config.compilesQueries);',
    'const fastPath: FastPath = { assemble: assembleSubgraph, sdl: null, shortcut: () => null };',
  ],
];

new Command('npm run test:without-fast-path --')
  .description(`Runs the tests of the graph in a copy of the project without ${FOLDER}.`)
  .parse();

const project = resolve(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'csa-slow-path-'));

function copyProject() {
  cpSync(project, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.has(relative(project, path)),
  });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  const composition = join(copy, 'src/composition/app.ts');
  let text = readFileSync(composition, 'utf8');
  for (const [line, replacement] of REPLACEMENTS) {
    if (!text.includes(line)) throw new Error(`${composition} doesn't have the line: ${line}`);
    text = text.replace(line, replacement);
  }
  writeFileSync(composition, text);
}

/** Returns the names of GraphQL tests that test the fast path itself. */
function testsOfFastPath() {
  const support = /support\/(?:graph\/shortcut|proofs\/compare-paths)'/;
  const folder = join(copy, 'test/graphql');
  return readdirSync(folder).filter((name) => support.test(readFileSync(join(folder, name), 'utf8')));
}

try {
  copyProject();
  const ignored = testsOfFastPath().flatMap((name) => ['--testPathIgnorePatterns', name]);
  const { status } = spawnSync(
    process.execPath,
    [
      join(copy, 'node_modules/jest/bin/jest.js'),
      'test/graphql',
      '--testPathIgnorePatterns',
      '/node_modules/',
      ...ignored,
    ],
    {
      cwd: copy,
      env: { ...process.env, TEST_DATABASES: 'sqlite' },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
