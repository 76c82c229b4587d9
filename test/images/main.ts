/** `npm run test:images`: builds the images, and runs them as in the Compose file, with a separate Docker. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { buildContext } from '../support/documents/dockerfile';
import {
  checkCommands,
  checkGraph,
  checkHealth,
  checkRestarts,
  checkRights,
  checkSignIn,
  checkStop,
  type Running,
} from './checks';
import { Compose } from './compose';
import { type Engine, folder, missingHere, startEngine } from './engine';
import { checkImageFiles } from './image-files';
import { findApolloRouter, foreignImages, makeStandIn } from './stand-ins';
import { messageOf } from '../../src/foundation/message-of';

interface Options {
  readonly fresh: boolean;
  readonly registry: boolean;
}

const output = join(buildContext, 'test-output/images');
let isFailed = false;

/** Runs a step and prints its result in one line. */
async function step(name: string, work: () => Promise<string>): Promise<boolean> {
  const startedAt = performance.now();
  const print = (result: string, detail: string) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${result.padEnd(6)}  ${name}: ${detail} (${seconds} s)`);
  };
  try {
    print('ok', await work());
    return true;
  } catch (error) {
    isFailed = true;
    print('FAILED', messageOf(error));
    return false;
  }
}

/** Builds the images and runs them. Stops at the first failed step that later ones need. */
async function test(engine: Engine, { registry }: Options): Promise<void> {
  const hasRouter = registry || findApolloRouter() !== undefined;
  const gateways = { gateway: 4001, ...(hasRouter && { router: 4002 }) };
  const compose = new Compose(engine, hasRouter ? ['apollo-router'] : []);
  const running: Running = { engine, compose, gateways };
  await compose.run('down', '--volumes', '--timeout', '0');

  for (const image of registry ? [] : foreignImages()) {
    const name = `${image.name}:${image.tag}`;
    if (image.name.endsWith('/router') && !hasRouter) {
      console.log(`skipped ${name}: \`npm run routers -- --build\` has not built this version`);
      continue;
    }
    const made = () => makeStandIn(engine, image).then(() => 'a stand-in is made from packages');
    if (!(await step(name, made))) return;
  }
  const build = () =>
    compose.run('build', ...(registry ? ['--pull'] : [])).then(() => 'docker/Dockerfile is carried out');
  if (!(await step('build', build))) return;
  const images = { service: 'customersource-access', gateway: 'customersource-access-gateway' };
  for (const [stage, image] of Object.entries({
    ...images,
    ...(hasRouter && { router: 'customersource-access-router' }),
  }))
    await step(`image of ${stage}`, () => checkImageFiles(engine, stage, `${image}:local`));

  try {
    if (!(await step('up', () => compose.run('up', '--detach').then(() => 'everything is started in order'))))
      return;
    if (!(await step('health', () => checkHealth(running)))) return;
    await step('rights', () => checkRights(running));
    await step('graph', () => checkGraph(running));
    await step('sign-in', () => checkSignIn(running));
    await step('commands', () => checkCommands(running));
    await step('restarts', () => checkRestarts(running));
    await step('stop', () => checkStop(running));
  } finally {
    writeFileSync(join(output, 'compose.log'), await compose.run('logs', '--no-color'));
    await compose.run('down', '--volumes', '--timeout', '0');
    await engine.docker('image', 'prune', '--force');
  }
}

async function main(): Promise<void> {
  const options = new Command('npm run test:images --')
    .description(
      'Builds the images in docker/, starts the Compose file with MySQL and the gateways, and checks them. Installs Docker from Debian into a cache folder and runs it in its own namespaces. Replaces images from registries with images made from packages of Debian and npm.',
    )
    .option('--registry', 'use images from registries instead', false)
    .option('--fresh', 'first clear the cache', false)
    .addHelpText(
      'after',
      `
Needs root, Linux, and Debian's packages mmdebstrap and slirp4netns. The first run takes ten minutes and 5 GB in the cache.
Later runs use up to 10 GB. The logs of Docker and the containers are in test-output/images.
Exit codes: 0 on success, 1 if a step failed, 2 for wrong usage, 3 if a requirement is missing, 130 or 143 if interrupted.`,
    )
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse()
    .opts<Options>();

  const missing = missingHere();
  if (missing.length > 0) {
    console.error(`test:images can't run here; this needs ${missing.join(', ')}. See --help.`);
    process.exitCode = 3;
    return;
  }
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  if (options.fresh) rmSync(folder, { recursive: true, force: true });

  // The engine stops with this process.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  let engine: Engine | undefined;
  const isStarted = await step('Docker', async () => {
    engine = await startEngine(join(output, 'docker.log'));
    return (await engine.docker('version', '--format', '{{.Server.Version}}')).trim();
  });
  if (isStarted && engine) {
    try {
      await test(engine, options);
    } finally {
      await engine.stop();
    }
  }
  process.exitCode = isFailed ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
