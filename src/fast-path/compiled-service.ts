import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';

/*
 * Finding, reading and compiling 1,600 files takes more than half of a start. So `npm run build` bundles src/main.ts
 * and its imports into one file, and stores V8's code cache for what a start and a first request execute. The bundle
 * alone would gain nothing: compiling it takes as long, and 40 MiB.
 */

const TEXT = 'service.js';
const CODE = 'service.code';
const DIGEST_BYTES = 32;

/**
 * Loads the compiled service from a folder that `npm run build` wrote, without running it.
 *
 * Returns null if there's no valid code cache. V8 checks its own version, its flags, and only the length of the source.
 * So this also checks the Node.js version and the whole source text.
 */
export function openCompiledService(folder: string): Script | null {
  const [text, kept] = [TEXT, CODE].map((name) => readIfThere(join(folder, name)));
  if (!text || !kept) return null;
  const code = kept.subarray(DIGEST_BYTES);
  if (!digestOf(text, code).equals(kept.subarray(0, DIGEST_BYTES))) return null;
  const script = scriptOf(folder, text, code);
  return script.cachedDataRejected === false ? script : null;
}

/** Loads the service from a folder without its code cache. V8 compiles what it executes. */
export function openService(folder: string): Script {
  return scriptOf(folder, readFileSync(join(folder, TEXT)));
}

/** Runs a loaded service as Node.js would run its file. */
export function runService(script: Script, folder: string): void {
  const filename = join(folder, TEXT);
  const module = { exports: {}, filename };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(filename), module, filename, folder);
}

/** Stores the code that V8 has compiled so far, for `openCompiledService`. */
export function keepCode(script: Script, folder: string): void {
  const code = script.createCachedData();
  const digest = digestOf(readFileSync(join(folder, TEXT)), code);
  writeFileSync(join(folder, CODE), Buffer.concat([digest, code]));
}

function scriptOf(folder: string, text: Buffer, code?: Buffer): Script {
  // The build writes only ASCII. If the text were decoded as UTF-8, V8 would use two bytes for each character.
  return new Script(Module.wrap(text.toString('latin1')), {
    filename: join(folder, TEXT),
    ...(code && { cachedData: code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

function digestOf(text: Buffer, code: Buffer): Buffer {
  const { version, platform, arch } = process;
  const hash = createHash('sha256').update(JSON.stringify([version, platform, arch, text.length]));
  return hash.update(text).update(code).digest();
}

function readIfThere(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}
