import { spawn, spawnSync } from 'node:child_process';

/** Reports why a build ended early. */
export class BuildError extends Error {
  constructor(
    /** Whether something must be installed first, or the build itself failed. */
    readonly kind: 'TOOL_MISSING' | 'FAILED',
    message: string,
  ) {
    super(message);
  }
}

/** A command of a build. */
export interface Step {
  readonly command: string;
  readonly args: readonly string[];
  /** Its working directory. */
  readonly folder: string;
  /** Variables in addition to those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command of a build until it ends.
 * @throws BuildError
 */
export type Run = (step: Step) => Promise<void>;

/**
 * Runs a command and passes on each line of its output.
 * @throws BuildError
 */
export async function runStep(step: Step, onLine: (line: string) => void): Promise<void> {
  const { command, args, folder, environment } = step;
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) splitLines(stream, onLine);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', () => {
      reject(new BuildError('TOOL_MISSING', `Install ${command}.`));
    });
  });
  if (code !== 0) throw new BuildError('FAILED', `${command} ${args.join(' ')} ended with ${String(code)}.`);
}

/** Returns the output of a short command; undefined if it fails or doesn't exist. */
export function printedBy({ command, args, folder, environment }: Step): string | undefined {
  const { status, stdout } = spawnSync(command, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? stdout : undefined;
}

function splitLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
