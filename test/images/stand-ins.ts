import { existsSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { readComposeServices } from '../support/documents/compose-file';
import { buildContext, readStages } from '../support/documents/dockerfile';
import { bootstrap, contexts, folder, type Engine } from './engine';
import { run } from './run';

/** A third-party image that ours are built from or run beside. */
export interface ForeignImage {
  readonly name: string;
  readonly tag: string;
}

/** How to build a stand-in. */
interface StandIn {
  readonly dockerfile: string;
  readonly files?: readonly string[];
  /** Fills the build context's folder, and returns the build arguments. */
  prepare(engine: Engine, tag: string, context: string): Promise<Readonly<Record<string, string>>>;
}

/** Lists the images that the Dockerfile and the Compose file take from registries. */
export function foreignImages(): readonly ForeignImage[] {
  const stages = readStages();
  const bases = [...stages.values()].map(({ base }) => base).filter((base) => !stages.has(base));
  // Nothing of the service depends on its monitoring, which isn't started there.
  const others = Object.values(readComposeServices()).flatMap(({ build, image, profiles = [] }) =>
    build || profiles.includes('monitoring') ? [] : [image],
  );
  return [...new Set([...bases, ...others])].map((image) => {
    const [name = '', tag = ''] = image.replace(/@sha256:.*$/, '').split(':');
    return { name, tag };
  });
}

/** The program for the substitute of Apollo Router's image; undefined if this version isn't built. */
export function findApolloRouter(): string | undefined {
  const image = foreignImages().find(({ name }) => name === 'ghcr.io/apollographql/router');
  const built = join(folder, '../routers/apollo', image?.tag.slice(1) ?? '', 'router');
  return process.env['APOLLO_ROUTER'] ?? (existsSync(built) ? built : undefined);
}

/** Builds a local substitute for a registry's image, under the same name. */
export async function makeStandIn(engine: Engine, { name, tag }: ForeignImage): Promise<void> {
  const standIn = STAND_INS[name];
  if (!standIn) throw new Error(`There is no substitute for the image ${name}. Add it to ${__filename}.`);
  const { dockerfile } = standIn;
  const context = join(contexts.here, dockerfile);
  mkdirSync(context, { recursive: true });
  const files = [dockerfile, ...(standIn.files ?? [])];
  for (const file of files) cpSync(join(__dirname, 'stand-ins', file), join(context, file));
  const given = await standIn.prepare(engine, tag, context);
  const args = Object.entries(given).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]);
  const there = `${contexts.there}/${dockerfile}`;
  await engine.docker(
    'build',
    '--quiet',
    '-t',
    `${name}:${tag}`,
    '-f',
    `${there}/${dockerfile}`,
    ...args,
    there,
  );
}

/** The substitute of each image, by its name without the tag. */
export const STAND_INS: Readonly<Record<string, StandIn>> = {
  node: {
    dockerfile: 'node.Dockerfile',
    files: ['node-entrypoint.sh'],
    async prepare(engine, tag, context) {
      const [version = '', suite = ''] = tag.split('-');
      const packageName = `node-linux-${process.arch}`;
      await installInto(context, 'node-and-npm', [`${packageName}@${version}`, 'npm@11'], (modules) => {
        cpSync(join(modules, packageName, 'bin/node'), join(context, 'node'));
        cpSync(join(modules, 'npm'), join(context, 'npm'), { recursive: true });
      });
      const authorities = process.env['NODE_EXTRA_CA_CERTS'];
      writeFileSync(
        join(context, 'authorities.pem'),
        authorities === undefined ? rootCertificates.join('\n') : readFileSync(authorities),
      );
      return { DEBIAN: await debian(engine, suite) };
    },
  },
  'ghcr.io/graphql-hive/gateway': {
    dockerfile: 'gateway.Dockerfile',
    prepare(_engine, version, context) {
      const { overrides } = JSON.parse(readFileSync(join(buildContext, 'package.json'), 'utf8')) as {
        readonly overrides: object;
      };
      const dependencies = { '@graphql-hive/gateway': version, graphql: '^16.9.0' };
      writeFileSync(join(context, 'package.json'), JSON.stringify({ dependencies, overrides }));
      const node = foreignImages().find(({ name }) => name === 'node');
      return Promise.resolve({ NODE: `node:${node?.tag ?? ''}` });
    },
  },
  'ghcr.io/apollographql/router': {
    dockerfile: 'router.Dockerfile',
    async prepare(engine, _tag, context) {
      cpSync(findApolloRouter() ?? '', join(context, 'router'));
      return { DEBIAN: await debian(engine, 'trixie') };
    },
  },
  mysql: {
    dockerfile: 'mysql.Dockerfile',
    files: ['mysql-entrypoint.sh'],
    // No release of Debian contains MySQL.
    prepare: async (engine) => ({
      DEBIAN: await debian(engine, 'sid', 'mysql-server-core,mysql-client-core'),
    }),
  },
};

/** Creates an image of a release of Debian and returns its name. */
async function debian(engine: Engine, suite: string, packages = ''): Promise<string> {
  const name = `stand-in/debian-${suite}`;
  if ((await engine.docker('images', '--quiet', name)) !== '') return name;
  const tarFile = join(folder, `${suite}.tar`);
  await bootstrap(suite, packages, tarFile);
  await engine.importImage(name, tarFile);
  rmSync(tarFile);
  return name;
}

/**
 * Installs packages beside a build context, so that it can copy their files. Skips packages that are already
 * installed.
 */
async function installInto(
  context: string,
  name: string,
  packages: readonly string[],
  copy: (modules: string) => void,
): Promise<void> {
  const done = join(context, `${name}.installed`);
  if (existsSync(done) && readFileSync(done, 'utf8') === packages.join()) return;
  const prefix = join(contexts.here, name);
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix);
  await run('npm', [
    'install',
    '--prefix',
    prefix,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    ...packages,
  ]);
  copy(join(prefix, 'node_modules'));
  rmSync(prefix, { recursive: true });
  writeFileSync(done, packages.join());
}
