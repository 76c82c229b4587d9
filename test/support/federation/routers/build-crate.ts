import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError, printedBy, type Run } from './run-step';

/** A program on crates.io. */
export interface Crate {
  readonly name: string;
  readonly version: string;
  /** The file that it installs. */
  readonly binary: string;
  /** The oldest Rust version that compiles it, `major.minor`. */
  readonly rust: string;
  readonly needsProtoc?: boolean;
  readonly features?: string;
}

// Optimizes for compile time, because tests don't need a fast router.
const PROFILE = {
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_DEBUG: '0',
  CARGO_PROFILE_RELEASE_STRIP: 'symbols',
};

/**
 * Compiles a program from crates.io in `folder`. Continues an earlier attempt.
 * @throws BuildError
 */
export async function buildCrate(crate: Crate, folder: string, run: Run): Promise<string> {
  if (crate.needsProtoc) requireProtoc(folder);
  const toolchain = await findToolchain(crate.rust, folder, run);
  await run({
    command: 'cargo',
    args: [
      ...[...toolchain, 'install', crate.name, '--version', crate.version, '--bin', crate.binary],
      ...['--locked', '--force', '--root', folder, ...(crate.features ? ['--features', crate.features] : [])],
    ],
    folder,
    environment: { ...PROFILE, CARGO_TARGET_DIR: join(folder, 'target') },
  });
  return join(folder, 'bin', crate.binary);
}

/** Returns cargo's arguments for a Rust that is new enough. If it's missing, rustup installs it. */
async function findToolchain(rust: string, folder: string, run: Run): Promise<readonly string[]> {
  const installed = printedBy({ command: 'rustc', args: ['--version'], folder });
  const [, major, minor] = /^rustc (\d+)\.(\d+)/.exec(installed ?? '') ?? [];
  const [neededMajor = 0, neededMinor = 0] = rust.split('.').map(Number);
  if (Number(major) > neededMajor || (Number(major) === neededMajor && Number(minor) >= neededMinor))
    return [];
  if (printedBy({ command: 'rustup', args: ['--version'], folder }) === undefined)
    throw new BuildError('TOOL_MISSING', `Install Rust ${rust} or newer, for example with rustup.`);
  await run({
    command: 'rustup',
    args: ['toolchain', 'install', rust, '--profile', 'minimal', '--no-self-update'],
    folder,
  });
  return [`+${rust}`];
}

function requireProtoc(folder: string): void {
  // Debian's protobuf-compiler doesn't include the language's own message definitions.
  writeFileSync(
    join(folder, 'needs-timestamp.proto'),
    'syntax = "proto3"; import public "google/protobuf/timestamp.proto";',
  );
  const args = ['--proto_path=.', '--descriptor_set_out=descriptor', 'needs-timestamp.proto'];
  if (printedBy({ command: 'protoc', args, folder }) === undefined)
    throw new BuildError('TOOL_MISSING', 'Install protobuf-compiler and libprotobuf-dev.');
}
