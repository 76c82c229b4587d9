import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import ts from 'typescript';

const LINES = 30_000;

/**
 * Writes many lines in turns of the event loop, so that the process could do other work between them.
 *
 * It's plain JavaScript: the loader of TypeScript makes standard output non-blocking, too.
 */
const PROGRAM = `
  const { LogOutput } = require('./standard-output.js');
  const output = new LogOutput(1);
  process.on('exit', () => output.flushAtExit());
  let line = 0;
  const writeSome = () => {
    for (let count = 0; count < 1_000; count += 1)
      output.write(JSON.stringify({ line: line++, msg: 'a line of usual length, as of a request to this service' }) + '\\n');
    if (line < ${String(LINES)}) setImmediate(writeSome);
    else process.send({ dropped: output.dropped });
  };
  writeSome();
  process.on('message', (message) => {
    if (message === 'exit') process.exit(7);
    output.write('{"msg":"after the reader is back"}\\n');
    output.flush();
    process.send('logged');
  });
`;

type Child = ChildProcessByStdio<null, Readable, Readable>;

describe('a log that nobody reads', () => {
  let folder: string;
  let child: Child;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unread-log-'));
    const source = readFileSync(join(__dirname, '../../src/logging/standard-output.ts'), 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, 'standard-output.js'), outputText);
    writeFileSync(join(folder, 'program.js'), PROGRAM);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    child = spawn(process.execPath, [join(folder, 'program.js')], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }) as Child;
  });
  afterEach(() => void child.kill('SIGKILL'));

  const nextMessage = async (): Promise<unknown> => ((await once(child, 'message')) as [unknown])[0];

  it("doesn't stop the process, and says how many lines were dropped when it's read again", async () => {
    const { dropped } = (await nextMessage()) as { dropped: number };
    expect(dropped).toBeGreaterThan(0);

    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const isReported = async () => {
      while (!output.includes('lines of the log were dropped')) await once(child.stdout, 'data');
    };
    await isReported();
    child.send('log');
    await nextMessage();
    while (!output.includes('after the reader is back')) await once(child.stdout, 'data');

    // Every line is whole, in order, and either written or counted.
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line?: number; lines?: number });
    const written = lines.flatMap(({ line }) => (line === undefined ? [] : [line]));
    expect(written).toEqual(written.toSorted((one, other) => one - other));
    expect(written).toHaveLength(LINES - dropped);
    const reports = lines.filter(({ lines: count }) => count !== undefined);
    expect(reports).toMatchObject([{ level: 40, lines: dropped }]);
  });

  it("doesn't keep the process from exiting with its own code", async () => {
    await nextMessage();
    child.send('exit');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(7);
  });
});
