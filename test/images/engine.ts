import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildContext } from '../support/documents/dockerfile';
import { findProgram } from '../support/run/programs';
import { until } from '../support/run/until';
import { run, runOnFile } from './run';

/** A Docker daemon that runs for one test. */
export interface Engine {
  /** Runs `docker` with arguments and returns its output. */
  docker(...args: readonly string[]): Promise<string>;
  /** Creates an image with one layer from the tar file of a root file system. */
  importImage(name: string, tarFile: string): Promise<void>;
  /** Lists the files of a container like tar, with the numeric ids of their owners. */
  listExport(container: string): Promise<string>;
  /** Sends a request from the engine's network, or from the network of a container's process. */
  fetch(url: string, init?: RequestInit, processId?: number): Promise<Answer>;
  /** Runs a program of this machine in the network of one of the engine's processes. */
  runInNetworkOf(processId: number, program: string, args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** The response to a request from another network. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The data that is kept between runs: Debian with Docker, its images, and the sources of the stand-ins. */
export const folder = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'customersource-access/images',
);
const machine = join(folder, 'machine');

/** The folder of the images' build contexts, on this machine and in the engine. */
export const contexts = { here: join(folder, 'contexts'), there: '/contexts' } as const;

const PACKAGES = 'docker.io,docker-cli,docker-buildx,docker-compose,iptables,iproute2,ca-certificates';

/** Lists what this machine lacks to run the engine. Empty if nothing is missing. */
export function missingHere(): string[] {
  const programs = ['mmdebstrap', 'slirp4netns', 'unshare', 'nsenter', 'pivot_root', 'tar'];
  return [
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...programs.filter((name) => findProgram([name]) === undefined),
    ...(existsSync('/dev/net/tun') ? [] : ['/dev/net/tun']),
  ];
}

/**
 * Creates a root file system from Debian's packages: a folder, or a tar file if the path ends with `.tar`.
 */
export async function bootstrap(suite: string, packages: string, path: string): Promise<void> {
  if (existsSync(path)) return;
  const unfinished = path.replace(/(\.tar)?$/, '.new$1');
  rmSync(unfinished, { recursive: true, force: true });
  // Accepts mirrors with expired metadata if this machine's own apt does.
  const dates = /^Acquire::Check-Valid-Until.*$/m.exec(await run('apt-config', ['dump']))?.[0];
  const args = ['--quiet', '--variant=minbase', ...(dates ? [`--aptopt=${dates.replace(/;$/, '')}`] : [])];
  await run('mmdebstrap', [...args, ...(packages ? [`--include=${packages}`] : []), suite, unfinished]);
  renameSync(unfinished, path);
}

/** Starts the engine in separate namespaces, isolated from this machine's programs and networks. */
export async function startEngine(logFile: string): Promise<Engine> {
  mkdirSync(contexts.here, { recursive: true });
  await bootstrap('trixie', PACKAGES, machine);

  const log = openSync(logFile, 'w');
  const script = join(__dirname, 'start-engine.sh');
  const namespaces = ['--mount', '--pid', '--net', '--uts', '--ipc', '--fork', '--kill-child'];
  const unshare = spawn('unshare', [...namespaces, script, machine, buildContext, contexts.here], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  process.once('exit', () => unshare.kill('SIGKILL'));
  const early = once(unshare, 'exit').then(() => {
    throw new Error(readFileSync(logFile, 'utf8').trim());
  });
  const init = await Promise.race([until(10, () => onlyChildOf(unshare.pid)), early]);
  const network = spawn('slirp4netns', ['--configure', '--disable-host-loopback', init, 'tap0'], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  process.once('exit', () => network.kill('SIGKILL'));
  const inside = ['--target', init, '--all'];
  const docker = (...args: readonly string[]) => run('nsenter', [...inside, 'docker', ...args]);
  const runInNetworkOf = async (processId: number, program: string, args: readonly string[]) => {
    // The engine's processes have other ids on this machine.
    const path = `/proc/${init}/root/proc/${String(processId)}/ns/net`;
    return run('nsenter', [`--net=${path}`, program, ...args], { cwd: buildContext });
  };

  async function stop(): Promise<void> {
    const ended = once(unshare, 'exit');
    process.kill(Number(init), 'SIGTERM');
    await ended;
    network.kill('SIGTERM');
  }

  await Promise.race([until(60, () => docker('version')), early]);

  return {
    docker,
    importImage: (name, tarFile) => runOnFile('nsenter', [...inside, 'docker', 'import', '-', name], tarFile),
    listExport: (container) =>
      run('sh', [
        '-c',
        'nsenter --target "$1" --all docker export "$2" | tar --list --verbose --numeric-owner',
        'sh',
        init,
        container,
      ]),
    runInNetworkOf,
    fetch: async (url, init = {}, processId = 1) =>
      JSON.parse(
        await runInNetworkOf(processId, process.execPath, ['-e', FETCH, url, JSON.stringify(init)]),
      ) as Answer,
    stop,
  };
}

const FETCH = `fetch(process.argv[1], JSON.parse(process.argv[2])).then(async (response) =>
  console.log(JSON.stringify({ status: response.status, body: await response.text() })))`;

async function onlyChildOf(processId: number | undefined): Promise<string> {
  const children = await run('cat', [`/proc/${String(processId)}/task/${String(processId)}/children`]);
  if (!/^\d+ $/.test(children)) throw new Error('unshare has started nothing.');
  return children.trim();
}
