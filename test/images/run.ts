import { execFile, spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { promisify } from 'node:util';

/** Runs a program and returns its stdout. If it fails, the error contains its stderr. */
export async function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { ...options, maxBuffer: 2 ** 28 });
  return stdout;
}

/** Runs a program with a file as its stdin. */
export async function runOnFile(program: string, args: readonly string[], file: string): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // A program that exits early reports the reason on stderr.
  child.stdin.on('error', () => undefined);
  createReadStream(file).pipe(child.stdin);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} exited with ${String(code)}: ${said}`);
}
