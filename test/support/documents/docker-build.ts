import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, posix, relative } from 'node:path';
import { promisify } from 'node:util';
import createIgnore from '@balena/dockerignore';
import { buildContext, readStages, type Stage } from './dockerfile';

const run = promisify(execFile);

/** A stage whose steps were run without a container engine. */
export interface BuiltStage extends Stage {
  /** The folder for its `/`, with what the Dockerfile put there. */
  readonly root: string;
  /** The folder for its working directory. */
  readonly folder: string;
}

/** Runs stages of the Dockerfile with this machine's Node.js instead of the base image's. */
export interface DockerBuild {
  /** Builds a stage and the stages that it needs, each once. Independent stages are built in parallel. */
  build(stage: string): Promise<BuiltStage>;
  remove(): void;
}

/** Returns whether .dockerignore excludes a path of the build context. */
export function isIgnored(path: string): boolean {
  return ignored.ignores(path);
}

const ignored = createIgnore().add(readFileSync(join(buildContext, '.dockerignore'), 'utf8'));

/** Creates a build in a new folder outside the repository, so that only copied files are found. */
export function createDockerBuild(): DockerBuild {
  const stages = readStages();
  const folder = mkdtempSync(join(tmpdir(), 'csa-docker-'));
  const builds = new Map<string, Promise<BuiltStage>>();

  const build = (name: string): Promise<BuiltStage> => {
    const stage = stages.get(name);
    if (!stage) throw new Error(`The Dockerfile has no stage ${name}.`);
    const begun = builds.get(name) ?? buildStage(stage);
    builds.set(name, begun);
    return begun;
  };

  async function buildStage(stage: Stage): Promise<BuiltStage> {
    const root = join(folder, stage.name);
    let workdir = '/';
    if (stages.has(stage.base)) {
      const base = await build(stage.base);
      // Hard links: steps only write new files, and copying all packages would take longer than the steps.
      await run('cp', ['-al', base.root, root]);
      workdir = posix.join('/', relative(base.root, base.folder));
    }
    mkdirSync(root, { recursive: true });
    for (const step of stage.steps) {
      if (step.does === 'WORKDIR') workdir = posix.resolve(workdir, step.path);
      mkdirSync(join(root, workdir), { recursive: true });
      if (step.does === 'RUN') await runStep(step.command, root, workdir, stage.environment);
      if (step.does === 'COPY') {
        const source = step.from === null ? null : (await build(step.from)).root;
        copy(source, step.paths, root, workdir);
      }
    }
    return { ...stage, root, folder: join(root, workdir) };
  }

  return { build, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function runStep(
  command: string,
  root: string,
  workdir: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const cwd = join(root, workdir);
  if (isWholeInstall(command)) {
    // This checkout has already run the step, and repeating it takes a minute.
    symlinkSync(join(buildContext, 'node_modules'), join(cwd, 'node_modules'));
    return;
  }
  await run('sh', ['-c', command], {
    cwd,
    maxBuffer: 16 * 1024 * 1024,
    env: {
      ...environment,
      PATH: process.env['PATH'],
      // Replaces the cache that the step mounts. Packages are verified against the lockfile wherever they come from.
      HOME: process.env['HOME'],
      NPM_CONFIG_PREFER_OFFLINE: 'true',
    },
  });
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>;
}

/** Returns whether the step installs exactly this checkout's packages, as in the lockfile. */
function isWholeInstall(command: string): boolean {
  if (!/^npm ci(?: --(?:ignore-scripts|no-audit|no-fund))*$/.test(command)) return false;
  const [locked, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map(
    (path) => (JSON.parse(readFileSync(join(buildContext, path), 'utf8')) as Lock).packages,
  );
  return Object.entries(locked ?? {}).every(
    ([path, { version, optional }]) =>
      path === '' || (installed?.[path]?.version ?? (optional && version)) === version,
  );
}

/** Copies like COPY: from another stage's root, or from the build context if the source is null. */
function copy(source: string | null, paths: readonly string[], root: string, workdir: string): void {
  const target = paths.at(-1) ?? '';
  const to = join(root, posix.resolve(workdir, target));
  for (const path of paths.slice(0, -1)) {
    const from = join(source ?? buildContext, path);
    const files = source === null ? filesOf(path) : [path];
    if (files.length === 0 || !existsSync(from)) throw new Error(`COPY ${path}: there is no such file.`);
    const isInto = target.endsWith('/') && !statSync(from).isDirectory();
    const destination = isInto ? join(to, basename(path)) : to;
    if (source !== null) cpSync(from, destination, { recursive: true, verbatimSymlinks: true });
    else for (const file of files) cpSync(join(buildContext, file), join(destination, relative(path, file)));
  }
}

/** Lists the files of a path in the build context that .dockerignore doesn't exclude. */
function filesOf(path: string): string[] {
  const absolute = join(buildContext, path);
  const all = statSync(absolute).isDirectory()
    ? readdirSync(absolute, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(buildContext, join(entry.parentPath, entry.name)))
    : [path];
  return all.filter((file) => !isIgnored(file));
}
