import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/*
 * More than half of a start went into finding, reading and compiling 1,600 files. So `npm run build` puts src/main.ts
 * and all that it imports into one, and keeps beside it the code that V8 made of what a start and a first request ran.
 * One file without that code would be no gain: compiling it whole takes as long, and 40 MiB.
 */

/** Says where in `dist` the one file is, and the code of it. */
export const SERVICE_FILES = { text: 'service.js', code: 'service.code' } as const;

/**
 * Prepares the service of a folder that `npm run build` filled; nothing of it runs yet.
 *
 * With `code`, null unless V8 takes it: it does for the text, the version of V8 and the flags that it was made of.
 */
export function prepareService(
  folder: string,
  { code = null }: { code?: Buffer | null } = {},
): Script | null {
  const filename = join(folder, SERVICE_FILES.text);
  // The build writes nothing but ASCII. As UTF-8, V8 would keep two bytes of each character.
  const script = new Script(Module.wrap(readFileSync(filename, 'latin1')), {
    filename,
    ...(code && { cachedData: code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return code && script.cachedDataRejected !== false ? null : script;
}

/** Runs a prepared service as Node.js would run its file. */
export function runService(script: Script, folder: string): void {
  const filename = join(folder, SERVICE_FILES.text);
  const module = { exports: {}, filename };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(filename), module, filename, dirname(filename));
}

/** Reads the code that the build has made of a folder's service; null when there is none. */
export function readCode(folder: string): Buffer | null {
  const path = join(folder, SERVICE_FILES.code);
  return existsSync(path) ? readFileSync(path) : null;
}
