import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { buildRouter } from './build-router';
import { builtFolder, findComposer, findRouter, type Router, routers } from './router-programs';
import { BuildError } from './run-step';

const USAGE = 2;
const EXIT_CODES: Readonly<Record<BuildError['kind'], number>> = { FAILED: 1, TOOL_MISSING: 3 };
const PROGRESS_EVERY_MS = process.stdout.isTTY ? 200 : 30_000;
const ids = routers.map(({ id }) => id);

/** Lists the routers that the tests would run, or builds them. */
async function main(): Promise<void> {
  const command = new Command('npm run routers --')
    .description('Lists the routers that the tests use, or builds the missing ones.')
    .addOption(new Option('--build [name...]', 'build the missing routers, or the named ones').choices(ids))
    .helpOption('--help', 'show this')
    .addHelpText('after', HELP)
    .allowExcessArguments(false)
    .exitOverride();
  const { build } = command.parse().opts<{ readonly build?: true | readonly Router['id'][] }>();
  if (build === undefined) {
    for (const router of routers) console.log(describe(router));
    return;
  }
  const wanted = routers.filter((router) =>
    build === true ? findRouter(router).missing !== undefined : build.includes(router.id),
  );
  if (wanted.length === 0) console.log('No router is missing. Name one to build it again.');
  for (const router of wanted) await buildWithProgress(router);
}

function describe(router: Router): string {
  const { name, variable } = router;
  const { found, missing } = findRouter(router);
  if (missing !== undefined) return `Not found: ${missing}.`;
  const composer = findComposer(router)?.found;
  const composing = composer ? `, composed by wgc ${composer.version} (${composer.path})` : '';
  return `${name} ${found.version}: ${found.path}${composing}; ${variable} names another.`;
}

async function buildWithProgress(router: Router): Promise<void> {
  const title = `${router.name} ${router.version}`;
  console.log(`Building ${title}; ${join(builtFolder(router), 'build.log')} has the details.`);
  const startedAt = Date.now();
  let lines = 0;
  let last = '';
  const timer = setInterval(() => {
    const text = `${minutes(startedAt)}  ${String(lines)} steps  ${last}`;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text.slice(0, process.stdout.columns - 1)}`);
    else console.log(text);
  }, PROGRESS_EVERY_MS);
  try {
    await buildRouter(router, (line) => {
      lines += 1;
      last = line.trim();
    });
  } finally {
    clearInterval(timer);
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  }
  console.log(`Built ${title} in ${minutes(startedAt)}: ${join(builtFolder(router), router.builtFile)}`);
}

function minutes(since: number): string {
  const seconds = Math.round((Date.now() - since) / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')} min`;
}

const HELP = `
The tests in test/federation run each router that is found. They look for it in this order:
  the file in ${routers.map(({ variable }) => variable).join(', ')} (and WGC, which composes for Cosmo Router),
  the file that --build wrote to ~/.cache/customersource-access/routers (or below XDG_CACHE_HOME),
  the program on PATH.

--build compiles Apollo Router and Hive Router from crates.io (cargo; some 20 minutes each on two cores, 4 GB of memory),
and Cosmo Router from the Go module proxy (go; minutes). It installs wgc from npm.

Exit codes: 0 on success, 1 if a build failed, 2 for wrong usage, 3 if a tool is missing.
`;

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
    return;
  }
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof BuildError ? EXIT_CODES[error.kind] : 1;
});
