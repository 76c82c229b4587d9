import { spawn, spawnSync } from 'node:child_process';

/** Says why a build ended early. */
export class BuildError extends Error {
  constructor(
    /** Whether something has to be installed first, or the build itself failed. */
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
  /** Where it runs. */
  readonly folder: string;
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command of a build to its end. @throws BuildError */
export type Run = (step: Step) => Promise<void>;

/** Runs a command and hands over each line that it prints. @throws BuildError */
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

/** Gives what a short command prints; undefined when it fails or isn't there. */
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
