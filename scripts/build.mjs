/**
 * `npm run build`: compiles src (without src/dev) into a clean dist, bundles the portal into dist/portal, and stores
 * results that each start would otherwise compute again, above all V8's code cache of the service.
 */
import { execFile, execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { bundleService } from './bundle-service.mjs';
import { compileService } from './compile-service.mjs';

const [output] = new Command('npm run build --')
  .description('Builds the service and the portal. Deletes the existing content of the folder.')
  .argument('[folder]', 'output folder', 'dist')
  .parse().processedArgs;
const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', output];

const steps = ['TypeScript', 'the subgraph', 'the service in one file', 'the portal', "V8's code"];
/** Prints which step begins. A build takes about a minute on a slow machine. */
const begin = (step) => console.log(`[${steps.indexOf(step) + 1}/${steps.length}] ${step}`);

rmSync(output, { recursive: true, force: true });
// Runs in parallel with compilation, since it doesn't depend on it. A start needs both.
const portal = promisify(execFile)(process.execPath, ['scripts/build-portal.mjs', join(output, 'portal')]);
begin('TypeScript');
execFileSync(process.execPath, compile, { stdio: 'inherit' });
begin('the subgraph');
execFileSync(process.execPath, [`${output}/fast-path/prepare-subgraph.js`], { stdio: 'inherit' });
begin('the service in one file');
await bundleService(output);
begin('the portal');
const { stdout, stderr } = await portal;
process.stdout.write(stdout);
process.stderr.write(stderr);
begin("V8's code");
await compileService(output);
