import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError, printedBy, type Run, type Step } from './run-step';

const MODULE = 'github.com/wundergraph/cosmo/router';
// Release 0.269.0. The Go module proxy has no versions of this module, only commits.
const COMMIT = 'v0.0.0-20251201090541-dfe8a0f95bd0';
const CHECKSUM = 'h1:C8eri7NfxlbtA/mWeRG+Wqf4kVz2j9oadEoEa+Ox4Zk=';

/**
 * Compiles Cosmo Router in `folder`, in its own module.
 *
 * `go install` refuses a module with `replace` directives, so they are copied.
 * @throws BuildError
 */
export async function buildCosmo(version: string, folder: string, run: Run): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  writeStandIn(join(folder, 'connect-brotli'));
  // The checksum database may lack a commit. Its checksum is above.
  const environment = { GOFLAGS: '-mod=mod', GOWORK: 'off', GONOSUMDB: MODULE };
  const step = (...args: string[]): Step => ({ command: 'go', args, folder, environment });

  await run(step('mod', 'init', 'build'));
  const { Sum: checksum, GoMod: moduleFile } = readJson(
    step('mod', 'download', '-json', `${MODULE}@${COMMIT}`),
  ) as Downloaded;
  if (checksum !== CHECKSUM) throw new BuildError('FAILED', `The checksum of ${MODULE} is ${checksum}.`);
  const { Replace: replaced } = readJson(step('mod', 'edit', '-json', moduleFile)) as ModuleFile;
  const copies = (replaced ?? []).map(
    ({ Old, New }) => `-replace=${Old.Path}=${New.Path}@${New.Version ?? ''}`,
  );
  const standIn = '-replace=go.withmatt.com/connect-brotli=./connect-brotli';
  await run(step('mod', 'edit', `-require=${MODULE}@${COMMIT}`, ...copies, standIn));
  const flags = `-s -w -X ${MODULE}/core.Version=${version}`;
  await run(step('build', '-v', '-trimpath', '-ldflags', flags, '-o', 'router', `${MODULE}/cmd/router`));
  return join(folder, 'router');
}

/** The output of `go mod download -json`. */
interface Downloaded {
  readonly Sum: string;
  readonly GoMod: string;
}

/** The output of `go mod edit -json`. */
interface ModuleFile {
  readonly Replace:
    | readonly {
        readonly Old: { readonly Path: string };
        readonly New: { readonly Path: string; readonly Version?: string };
      }[]
    | null;
}

function readJson(step: Step): unknown {
  const printed = printedBy(step);
  if (printed === undefined) throw new BuildError('FAILED', `go ${step.args.join(' ')} failed.`);
  return JSON.parse(printed);
}

/**
 * Writes a replacement for a module whose host isn't served by all module proxies. Only Cosmo's control plane needs it.
 */
function writeStandIn(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'go.mod'),
    'module go.withmatt.com/connect-brotli\n\ngo 1.25\n\nrequire connectrpc.com/connect v1.16.2\n',
  );
  writeFileSync(
    join(folder, 'brotli.go'),
    `// Package brotli compresses nothing.
package brotli

import "connectrpc.com/connect"

const Name = "br"

func WithCompression() connect.Option { return connect.WithOptions() }
`,
  );
}
