import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';

/*
 * More than half of a start went into finding, reading and compiling 1,600 files. So `npm run build` puts src/main.ts
 * and all that it imports into one, and keeps beside it the code that V8 made of what a start and a first request ran.
 * One file without that code would be no gain: compiling it whole takes as long, and 40 MiB.
 */

const TEXT = 'service.js';
const CODE = 'service.code';
const DIGEST_BYTES = 32;

/**
 * Opens the compiled service of a folder that `npm run build` filled; nothing of it runs yet.
 *
 * Null when there is none that can be trusted: V8 takes code only under its own version and the flags that it was made
 * under, and we only what was made by this Node.js of this very text, of which V8 compares no more than the length.
 */
export function openCompiledService(folder: string): Script | null {
  const [text, kept] = [TEXT, CODE].map((name) => readIfThere(join(folder, name)));
  if (!text || !kept) return null;
  const code = kept.subarray(DIGEST_BYTES);
  if (!digestOf(text, code).equals(kept.subarray(0, DIGEST_BYTES))) return null;
  const script = scriptOf(folder, text, code);
  return script.cachedDataRejected === false ? script : null;
}

/** Opens the service of a folder without code, for V8 to compile what of it will run. */
export function openService(folder: string): Script {
  return scriptOf(folder, readFileSync(join(folder, TEXT)));
}

/** Runs an opened service as Node.js would run its file. */
export function runService(script: Script, folder: string): void {
  const filename = join(folder, TEXT);
  const module = { exports: {}, filename };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(filename), module, filename, folder);
}

/** Keeps the code that V8 has made of a folder's service until now for `openCompiledService`. */
export function keepCode(script: Script, folder: string): void {
  const code = script.createCachedData();
  const digest = digestOf(readFileSync(join(folder, TEXT)), code);
  writeFileSync(join(folder, CODE), Buffer.concat([digest, code]));
}

function scriptOf(folder: string, text: Buffer, code?: Buffer): Script {
  // The build writes nothing but ASCII. Read as UTF-8, V8 would keep two bytes of each character.
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
