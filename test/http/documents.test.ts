import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { blocksMarked, type CodeBlock, listDocuments, readDocument } from '../support/documents/documents';
import { HttpVisitor } from '../support/actors/http-visitor';
import { openTestDatabase } from '../support/database/open-test-database';
import { describeWithProgram } from '../support/run/programs';
import { createTestDatabase } from '../support/database/test-database';

const run = promisify(execFile);
const root = join(__dirname, '../..');
const DAY_MS = 24 * 60 * 60_000;
const { scripts } = JSON.parse(readDocument('package.json')) as { scripts: Record<string, string> };

/** Names each block by its document and first line, for `it.each`. */
const named = (marker: string) =>
  blocksMarked(marker).map((block) => [block.file, block.code.split('\n')[0] ?? '', block] as const);
const outputOf = ({ output }: CodeBlock): unknown => JSON.parse(output ?? 'null');

describe('the documents', () => {
  let stack: DevStack;

  beforeAll(async () => {
    stack = await startDevStack();
  });
  afterAll(() => stack.close());

  describeWithProgram('curl', 'with curl', () => {
    it.each(named('run'))('%s shows the output of %s', async (_file, _line, block) => {
      const folder = await mkdtemp(join(tmpdir(), 'csa-documents-'));
      const commands = block.code.replaceAll('http://localhost:4000', stack.url);
      const { stdout } = await run('sh', ['-ec', commands], { cwd: folder });
      await rm(folder, { recursive: true });
      expect(JSON.parse(stdout)).toEqual(outputOf(block));
    });
  });

  it.each(named('as ana'))('%s shows what Ana’s operation returns: %s', async (_file, _line, block) => {
    const ana = new HttpVisitor(stack.url);
    await ana.signIn('ana');
    const response = await ana.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: block.code }),
    });
    expect(await response.json()).toEqual(outputOf(block));
  });

  it.each(named('commands'))('%s has commands that succeed: %s', async (_file, _line, { code }) => {
    const database = await createTestDatabase('sqlite');
    await (await openTestDatabase(database)).close();
    // Announced maintenance must be within the next year.
    const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
    const commands = code.replaceAll(/\d{4}-\d\d-\d\d(?=T)/g, tomorrow).trim();
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url };
    const runOne = (command: string) =>
      run(process.execPath, ['-r', '@swc-node/register', ...readCommand(command)], { cwd: root, env });
    const lines = commands.split('\n');
    await expect(Promise.all(lines.map(runOne))).resolves.toHaveLength(lines.length);
    await database.drop();
  });

  it('name every environment variable in .env.example', () => {
    const configuration = readDocument('docs/configuration.md');
    const names = [...readDocument('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const missing = names.filter(
      (name) =>
        !configuration.includes(name) && !configuration.includes(`…_${name.split('_').slice(1).join('_')}`),
    );
    expect(missing).toEqual([]);
  });

  it('name only scripts in package.json', () => {
    const used = listDocuments()
      .map(readDocument)
      .flatMap((text) => [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)]);
    expect(used.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** Splits `npm run name -- arguments` into the source file that the script runs, and the arguments. */
function readCommand(command: string): string[] {
  const [, script = '', rest = ''] = /^npm run (\S+) -- (.*)$/.exec(command) ?? [];
  const program = /dist\/(\S+)\.js$/.exec(scripts[script] ?? '')?.[1];
  if (program === undefined) throw new Error(`The tests can't run the command: ${command}`);
  const words = [...rest.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  return [`src/${program}.ts`, ...words];
}
