import { deepStrictEqual } from 'node:assert';
import { buildContext, readStages } from '../support/documents/dockerfile';
import { IDENTITY_PROVIDER_PORT, variables, type Compose } from './compose';
import type { Engine } from './engine';
import { until } from '../support/run/until';
import type { SignIn } from './sign-in';

/**
 * The running parts: the engine, its containers, and the names of the gateways with their published ports.
 */
export interface Running {
  readonly engine: Engine;
  readonly compose: Compose;
  readonly gateways: Readonly<Record<string, number>>;
}

const servicesOf = ({ gateways }: Running) => ['access', ...Object.keys(gateways)];

/** Checks that everything becomes healthy, by the health checks of the Compose file and of the images. */
export async function checkHealth(running: Running): Promise<string> {
  const { engine, compose } = running;
  deepStrictEqual((await compose.inspect('migrate')).exitCode, 0, 'The migrations failed.');
  for (const service of servicesOf(running)) {
    const { id } = await compose.untilHealthy(service);
    const stage = service === 'access' ? 'service' : service;
    await engine.docker('exec', id, ...(readStages().get(stage)?.healthCheck ?? []));
  }
  return `migrated; ${servicesOf(running).join(', ')} are healthy`;
}

// Only with shell builtins, because the images have few other commands.
const PRINT_RIGHTS = `for status in /proc/[0-9]*/status; do
  while read -r name value rest; do
    case $name in Uid: | CapEff: | CapPrm: | CapBnd: | NoNewPrivs: | Seccomp:) printf '%s%s ' $name $value ;; esac
  done <$status
  echo
done`;

/** Checks that no process has privileges, and that only /tmp is writable. */
export async function checkRights(running: Running): Promise<string> {
  const none = '0000000000000000';
  for (const service of servicesOf(running)) {
    const { id } = await running.compose.inspect(service);
    const shell = (script: string) => running.engine.docker('exec', id, 'sh', '-c', script);
    const processes = (await shell(PRINT_RIGHTS)).trim().split('\n');
    const expected = new RegExp(
      `^Uid:[1-9]\\d* CapPrm:${none} CapEff:${none} CapBnd:${none} NoNewPrivs:1 Seccomp:2 *$`,
    );
    deepStrictEqual(
      processes.filter((line) => !expected.test(line)),
      [],
      `${service} has privileges.`,
    );
    const written = await shell(
      'for folder in / /app /gateway /dist /home/* /root /run /var/tmp /usr /etc; do (: >$folder/written) 2>&- && echo $folder; done; (: >/tmp/written) || echo "not /tmp"; true',
    );
    deepStrictEqual(written, '', `${service} can write, or can't write to /tmp.`);
  }
  return 'no process has a privilege, and only /tmp can be written';
}

/** Checks the responses to callers without a session at the published ports. */
export async function checkGraph({ engine, gateways }: Running): Promise<string> {
  const ask = (port: number) =>
    engine.fetch(`http://127.0.0.1:${String(port)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ serviceStatus { __typename } viewer { __typename } }' }),
    });
  for (const port of Object.values(gateways)) {
    const { status, body } = await ask(port);
    deepStrictEqual(
      [status, JSON.parse(body)],
      [200, { data: { serviceStatus: { __typename: 'ServiceStatus' }, viewer: null } }],
    );
  }
  const direct = await ask(4000);
  deepStrictEqual([direct.status, direct.body.includes('ROUTER_REQUIRED')], [401, true]);
  const portal = await engine.fetch('http://127.0.0.1:4000/');
  deepStrictEqual([portal.status, portal.body.includes('<html')], [200, true]);
  return `${Object.keys(gateways).join(' and ')} answer at their ports, the service only with their secret`;
}

/** Signs a person in, and checks that each gateway returns the person. */
export async function checkSignIn({ engine, compose, gateways }: Running): Promise<string> {
  const { processId } = await compose.inspect('access');
  const names = Object.keys(gateways);
  const addresses = await Promise.all(names.map((name) => compose.inspect(name)));
  const signIn: SignIn = {
    person: 'kim-personal',
    origin: variables.PUBLIC_URL,
    identityProviderPort: IDENTITY_PROVIDER_PORT,
    clientId: variables.MICROSOFT_CLIENT_ID,
    clientSecret: variables.MICROSOFT_CLIENT_SECRET,
    gateways: addresses.map(({ address }) => `http://${address}:4000/graphql`),
  };
  const node = ['-r', '@swc-node/register', `${buildContext}/test/images/sign-in.ts`];
  const answers = await engine.runInNetworkOf(processId, process.execPath, [...node, JSON.stringify(signIn)]);
  const expected = { data: { viewer: { identity: { username: 'kim.abercrombie@outlook.example' } } } };
  deepStrictEqual(
    answers
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
    names.map(() => expected),
  );
  return `a person signs in, and ${names.join(' and ')} know them`;
}

/** Runs the image's commands as in docs/operating.md. */
export async function checkCommands({ compose }: Running): Promise<string> {
  const runOnce = (...command: string[]) => compose.run('run', '--rm', '--no-TTY', ...command);
  const maintenance = await runOnce('access', 'npm', 'run', '--silent', 'maintenance', '--', '--list');
  deepStrictEqual(maintenance, 'No maintenance is announced.\n');
  const migrate = await runOnce('migrate');
  deepStrictEqual(migrate.split('\n')[0], 'Nothing to apply.');
  for (const name of ['import', 'export', 'mail']) {
    const help = await runOnce('--no-deps', 'access', 'npm', 'run', '--silent', name, '--', '--help');
    deepStrictEqual([name, help.includes('Usage:')], [name, true]);
  }
  return 'maintenance, migrate, import, export and mail run';
}

/** Checks that the service recovers when its process crashes and when the database restarts. */
export async function checkRestarts(running: Running): Promise<string> {
  const { engine, compose } = running;
  const { id, restarts } = await compose.inspect('access');
  // Every process except the first one, Docker's init process.
  await engine.docker('exec', id, 'sh', '-c', 'kill -9 -1');
  await until(30, async () => {
    if ((await compose.inspect('access')).restarts === restarts)
      throw new Error(`The service was not started again.`);
  });
  await compose.untilHealthy('access');
  await compose.run('restart', 'mysql');
  await compose.untilHealthy('mysql');
  await compose.untilHealthy('access');
  await checkGraph(running);
  return 'the service is back after kill -9, and after a restart of MySQL';
}

/** Checks that everything exits with 0 when stopped, and that the containers' file systems are unchanged. */
export async function checkStop(running: Running): Promise<string> {
  const { engine, compose } = running;
  await compose.run('stop');
  for (const service of [...servicesOf(running), 'mysql']) {
    const { id, exitCode } = await compose.inspect(service);
    deepStrictEqual([service, exitCode], [service, 0]);
    if (service === 'mysql') continue;
    const changes = (await engine.docker('diff', id)).trim().split('\n');
    // Docker adds these for `init`.
    deepStrictEqual(
      changes.filter((line) => !/ \/(?:usr(?:\/sbin(?:\/docker-init)?)?|sbin.*)?$/.test(line)),
      [],
    );
  }
  return 'everything ends with 0, and has written nothing';
}
