import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parse as parseYaml, stringify as toYaml } from 'yaml';
import { askGraph } from '../graph/ask-graph';
import type { SubgraphSource } from './composers';
import { type Behavior, type Differences, differences } from './gateway-differences';
import { freePort } from '../servers/production';
import { describeSkipped } from '../run/programs';
import { noteRanOn } from '../run/ran-on';
import { documentBlock } from '../documents/documents';
import { findComposer, findRouter, type Router, routers, type Search } from './routers/router-programs';

/** A gateway or router started with the commands of docs/gateways.md. */
export interface RunningGateway {
  /** The URL for operations. */
  readonly url: string;
  close(): Promise<void>;
}

/** The supergraph and the configuration of a gateway. */
export interface GatewaySetup {
  /** The service, and the subgraphs that join on it. */
  readonly subgraphs: readonly SubgraphSource[];
  readonly routerSecret: string;
  /** The origin of the service's pages, and of other pages that can call. */
  readonly publicUrl: string;
  readonly corsOrigin?: string;
  /** Variables that only some configurations read. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Edits configuration files, by their names in docker/. */
  readonly edit?: Readonly<Record<string, (text: string) => string>>;
}

/** A kind of gateway. */
export interface GatewayKind {
  readonly name: string;
  /** The version on this computer. */
  readonly version: string;
  /** The version in the documentation. */
  readonly testedVersion: string;
  /** Why the tests can't run it here. */
  readonly missing?: string;
  readonly differences: Differences;
  start(setup: GatewaySetup): Promise<RunningGateway>;
}

/** The gateway that a group of tests runs against. */
export interface GatewayTests {
  readonly kind: GatewayKind;
  /** The gateway's URL for operations, while tests run. */
  readonly url: () => string;
  /** Declares a test that must fail for the gateways that lack this behavior. */
  readonly can: (behavior: Behavior, test: () => Promise<void>) => void;
}

const root = join(__dirname, '../../..');
const compose = 'compose the supergraph';
/** Ends the test run if a gateway hangs. */
const PATIENCE_MS = 60_000;

/** All gateways in docs/gateways.md, installed or not. */
export const gatewayKinds: readonly GatewayKind[] = [
  npmKind('@apollo/gateway', '@apollo/gateway', 'apollo gateway'),
  npmKind('Hive Gateway', '@graphql-hive/gateway', 'hive gateway'),
  {
    ...npmKind('Hive Gateway with the planner of Hive Router', '@graphql-hive/gateway', 'hive gateway'),
    start: (setup) => start(setup, [compose, 'hive gateway'], {}, ['--hive-router-runtime']),
  },
  ...routers.map(routerKind),
];

/**
 * Declares a group of tests for each gateway, and starts it before the group.
 *
 * Skips the groups of gateways that aren't installed, with the reason in their name.
 */
export function describeEachGateway(
  title: string,
  setup: () => GatewaySetup,
  declare: (tests: GatewayTests) => void,
): void {
  for (const kind of gatewayKinds) {
    const group = (): void => {
      let gateway: RunningGateway | undefined;
      beforeAll(async () => {
        gateway = await kind.start(setup());
        noteRanOn(kind.name, kind.version);
      });
      afterAll(() => gateway?.close());
      declare({ kind, url: () => gateway?.url ?? '', can: canOf(kind) });
    };
    const name = `${title} ${kind.name}`;
    if (kind.missing === undefined) describe(name, group);
    else describeSkipped(name, kind.missing, group);
  }
}

function canOf({ differences: { cannot } }: GatewayKind): GatewayTests['can'] {
  return (behavior, test) => {
    const reason = cannot[behavior];
    if (reason === undefined) it(behavior, test);
    else it.failing(`${behavior} (can’t: ${reason})`, test);
  };
}

function npmKind(name: keyof typeof differences, packageName: string, block: string): GatewayKind {
  return {
    name,
    version: versionOf(packageName),
    testedVersion: versionOf(packageName),
    differences: differences[name],
    start: (setup) => start(setup, [compose, block], {}),
  };
}

function routerKind(router: Router): GatewayKind {
  const search = findRouter(router);
  const composer = findComposer(router);
  const programs: Record<string, Search> = { [router.command]: search, ...(composer && { wgc: composer }) };
  const blocks = router.composer ? ['cosmo router'] : [compose, `${router.id} router`];
  return {
    name: router.name,
    version: search.found?.version ?? router.version,
    testedVersion: router.version,
    differences: differences[router.name],
    ...(search.missing !== undefined && { missing: search.missing }),
    start: (setup) => start(setup, blocks, programs),
  };
}

/** Runs commands of docs/gateways.md in a folder with the configuration. The last command is the gateway. */
async function start(
  setup: GatewaySetup,
  blocks: readonly string[],
  programs: Readonly<Record<string, Search>>,
  options: readonly string[] = [],
): Promise<RunningGateway> {
  const folder = writeFolder(setup);
  const port = await freePort();
  const env = await environmentOf(setup, port);
  const commands = blocks
    .flatMap((block) => documentBlock('docs/gateways.md', block).trim().split('\n'))
    .map(readCommand);
  const last = commands.pop();
  if (!last) throw new Error('docs/gateways.md has no command.');
  let child: ChildProcess | undefined;
  const close = async (): Promise<void> => {
    if (child) await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const { words, variables } of commands) {
      const [file, ...args] = resolve(words, programs);
      await promisify(execFile)(file, args, { cwd: folder, env: { ...env, ...variables } });
    }
    const [file, ...args] = resolve(last.words, programs);
    child = spawn(file, [...args, ...options], {
      cwd: folder,
      env: { ...env, ...last.variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = `http://127.0.0.1:${String(port)}/graphql`;
    await untilItAnswers(url, child);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes the files that the commands use: the repository's configuration and the schemas of the test's subgraphs. */
function writeFolder({ subgraphs, edit = {} }: GatewaySetup): string {
  // Inside the repository, so that programs find its packages.
  mkdirSync(join(root, 'test-output'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test-output', 'gateway-'));
  cpSync(join(root, 'docker'), join(folder, 'docker'), { recursive: true });
  symlinkSync(join(root, 'scripts'), join(folder, 'scripts'), 'junction');
  const [access, ...others] = subgraphs;
  if (!access) throw new Error('A supergraph has the service.');
  writeFileSync(join(folder, 'schema.graphql'), access.sdl);
  for (const { name, sdl } of others) writeFileSync(join(folder, `${name}.graphql`), sdl);
  // Both files list the service. The test's subgraphs are added.
  change(folder, 'supergraph.yaml', (text) => {
    const { subgraphs: written, ...rest } = parseYaml(text) as { subgraphs: Record<string, object> };
    const added = others.map(
      ({ name, url }) => [name, { routing_url: url, schema: schemaOf(name) }] as const,
    );
    return toYaml({ ...rest, subgraphs: { ...written, ...Object.fromEntries(added) } });
  });
  change(folder, 'cosmo-graph.yaml', (text) => {
    const { subgraphs: written, ...rest } = parseYaml(text) as { subgraphs: object[] };
    const added = others.map(({ name, url }) => ({ name, routing_url: url, schema: schemaOf(name) }));
    return toYaml({ ...rest, subgraphs: [{ ...written[0], routing_url: access.url }, ...added] });
  });
  for (const [file, by] of Object.entries(edit)) change(folder, file, by);
  return folder;
}

function schemaOf(name: string): { readonly file: string } {
  return { file: `../${name}.graphql` };
}

function change(folder: string, file: string, by: (text: string) => string): void {
  const path = join(folder, 'docker', file);
  writeFileSync(path, by(readFileSync(path, 'utf8')));
}

/** The variables that the configurations and the programs themselves read. */
async function environmentOf(setup: GatewaySetup, port: number): Promise<NodeJS.ProcessEnv> {
  const { subgraphs, routerSecret, publicUrl, corsOrigin, environment } = setup;
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    ACCESS_URL: subgraphs[0]?.url,
    ROUTER_SECRET: routerSecret,
    PUBLIC_URL: publicUrl,
    // Apollo Router can't read a list from a variable.
    ...(corsOrigin !== undefined && { CORS_ORIGINS: corsOrigin, CORS_ORIGIN: corsOrigin }),
    // Moves or turns off the other ports of Apollo Router and Cosmo Router, and turns off telemetry.
    HEALTH_PORT: String(await freePort()),
    PROMETHEUS_ENABLED: 'false',
    APOLLO_TELEMETRY_DISABLED: 'true',
    COSMO_TELEMETRY_DISABLED: 'true',
    DISABLE_UPDATE_CHECK: 'true',
    ...environment,
  };
}

interface Command {
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Parses a shell command of `NAME=value` words, a program and its arguments. */
function readCommand(line: string): Command {
  const words = line.split(' ');
  const from = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const variables = words.slice(0, from).map((word) => word.split('=', 2) as [string, string]);
  return { words: words.slice(from), variables: Object.fromEntries(variables) };
}

/** Replaces a program's name with its path. */
function resolve(
  words: readonly string[],
  programs: Readonly<Record<string, Search>>,
): [file: string, ...args: string[]] {
  const [program = '', ...args] = words;
  if (program === 'node') return [process.execPath, ...args];
  // On Windows, npm's link to this file needs a shell.
  const hiveGateway = join(root, 'node_modules/@graphql-hive/gateway/dist/bin.js');
  if (program === 'npx' && args[0] === 'hive-gateway')
    return [process.execPath, hiveGateway, ...args.slice(1)];
  const found = programs[program]?.found;
  if (!found) throw new Error(`docs/gateways.md starts ${program}, which the tests don't know.`);
  return [found.path, ...args];
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-10_000)));
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`The gateway ended: ${printed}`);
    if (performance.now() > deadline) throw new Error(`The gateway does not answer: ${printed}`);
    await sleep(50);
  }
}

async function answers(url: string): Promise<boolean> {
  const { data } = await askGraph(url, {}, '{ __typename }').catch(() => ({ data: null }));
  return data?.__typename === 'Query';
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
