import { readSourceTree } from '../support/documents/source-tree';

// What these compare doesn't come from another process.
const OWN_TIME: readonly string[] = [
  // When this process says that it left out lines.
  'src/logging/standard-output.ts',
];
const OTHER_PROGRAMS = /^src\/(?:portal|dev)\//;

describe('the clock of the process', () => {
  test('is only used for what one process remembers, because instances share the database’s clock', () => {
    const users = readSourceTree()
      .filter(({ path }) => !OTHER_PROGRAMS.test(path))
      .filter(({ text }) => /\bDate\.now\b|\bnew Date\(\)/.test(text));
    expect(users.map(({ path }) => path)).toEqual(OWN_TIME);
  });
});
