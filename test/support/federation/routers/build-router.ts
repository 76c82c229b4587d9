import { cpSync, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCosmo } from './build-cosmo';
import { buildCrate } from './build-crate';
import { builtFolder, type Router } from './router-programs';
import { type Run, runStep } from './run-step';

/**
 * Builds a router, from crates.io or through the Go module proxy, and installs it where `findRouter` looks.
 *
 * The tools' output goes to `build.log` in that folder. After a failure, the next build continues where it ended.
 * @throws BuildError
 */
export async function buildRouter(router: Router, onLine: (line: string) => void): Promise<void> {
  const target = builtFolder(router);
  const folder = join(target, 'build');
  mkdirSync(folder, { recursive: true });
  const log = createWriteStream(join(target, 'build.log'));
  const run: Run = (step) =>
    runStep(step, (line) => {
      log.write(`${line}\n`);
      onLine(line);
    });
  try {
    cpSync(await compile(router, folder, run), join(target, router.builtFile));
    if (router.composer) await installPackage(`wgc@${router.composer.version}`, target, run);
  } finally {
    log.end();
  }
  rmSync(folder, { recursive: true, force: true });
}

function compile({ id, version }: Router, folder: string, run: Run): Promise<string> {
  switch (id) {
    case 'apollo':
      return buildCrate(
        { name: 'apollo-router', version, binary: 'router', rust: '1.95', needsProtoc: true },
        folder,
        run,
      );
    case 'hive':
      // Its default user interface would be fetched from npm during compilation. The tests turn both off.
      return buildCrate(
        { name: 'hive-router', version, binary: 'hive_router', rust: '1.97', features: 'graphiql' },
        folder,
        run,
      );
    case 'cosmo':
      return buildCosmo(version, folder, run);
  }
}

async function installPackage(name: string, folder: string, run: Run): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  await run({ command: 'npm', args: ['install', ...options, name], folder });
}
