/**
 * `npm run build`: compiles src (without src/dev) into a clean dist and copies what is not TypeScript.
 * Then it keeps beside them what each start would otherwise work out anew. An argument names another folder than dist.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';

const copied = ['http/pages'];
const output = process.argv[2] ?? 'dist';
const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', output];

rmSync(output, { recursive: true, force: true });
execFileSync(process.execPath, compile, { stdio: 'inherit' });
for (const folder of copied) {
  if (existsSync(`src/${folder}`)) cpSync(`src/${folder}`, `${output}/${folder}`, { recursive: true });
}
execFileSync(process.execPath, [`${output}/graphql/prepare-subgraph.js`], { stdio: 'inherit' });
