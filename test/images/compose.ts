import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { templateVariables } from '../support/documents/compose-file';
import { contexts, type Engine } from './engine';
import { until } from '../support/run/until';

/** The container of a service in the Compose file. */
export interface Container {
  readonly id: string;
  readonly image: string;
  /** The id of its first process, in the engine's namespace. */
  readonly processId: number;
  readonly address: string;
  readonly health: string;
  readonly exitCode: number;
  readonly restarts: number;
}

const secret = (bytes = 24) => randomBytes(bytes).toString('hex');

/** The values of docker/.env for the tests, in a separate file. */
export const variables = {
  ...templateVariables,
  MYSQL_ROOT_PASSWORD: secret(),
  DATABASE_OWNER_PASSWORD: secret(),
  DATABASE_PASSWORD: secret(),
  MICROSOFT_CLIENT_ID: 'images',
  MICROSOFT_CLIENT_SECRET: secret(),
  SECRET_KEYS: `images:${randomBytes(32).toString('base64')}`,
  POSTMARK_SERVER_TOKEN: secret(),
  MAIL_FROM: 'CustomerSource <no-reply@access.example>',
  ROUTER_SECRET: secret(32),
  PUBLIC_URL: 'http://localhost:4000',
};

/** The port of the stand-in for Microsoft, in the service's network. */
export const IDENTITY_PROVIDER_PORT = 4999;

/** Runs `docker compose` with the repository's Compose file. */
export class Compose {
  readonly #files: readonly string[];

  constructor(
    private readonly engine: Engine,
    readonly profiles: readonly string[],
  ) {
    const write = (name: string, text: string) => {
      writeFileSync(join(contexts.here, name), text, { mode: 0o600 });
      return `${contexts.there}/${name}`;
    };
    const environment = {
      MICROSOFT_AUTHORITY: `http://localhost:${String(IDENTITY_PROVIDER_PORT)}/common/v2.0`,
    };
    const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
    this.#files = [
      ...['--env-file', write('compose.env', lines.join(''))],
      ...['--file', '/project/docker/docker-compose.yml'],
      ...['--file', write('identity-provider.yml', stringify({ services: { access: { environment } } }))],
      ...profiles.flatMap((profile) => ['--profile', profile]),
    ];
  }

  /** Runs a command and returns its output. */
  run(...args: readonly string[]): Promise<string> {
    return this.engine.docker('compose', ...this.#files, '--progress', 'plain', ...args);
  }

  /** Reads the state of a service's container. */
  async inspect(service: string): Promise<Container> {
    const id = (await this.run('ps', '--all', '--quiet', service)).trim();
    const [container] = JSON.parse(await this.engine.docker('inspect', id)) as [Inspected];
    const [network] = Object.values(container.NetworkSettings.Networks);
    return {
      id,
      image: container.Config.Image,
      processId: container.State.Pid,
      address: network?.IPAddress ?? '',
      health: container.State.Health?.Status ?? 'none',
      exitCode: container.State.ExitCode,
      restarts: container.RestartCount,
    };
  }

  /** Resolves when the container of a service is healthy. */
  async untilHealthy(service: string): Promise<Container> {
    return until(90, async () => {
      const container = await this.inspect(service);
      if (container.health !== 'healthy') throw new Error(`${service} is ${container.health}.`);
      return container;
    });
  }
}

interface Inspected {
  readonly Config: { readonly Image: string };
  readonly State: {
    readonly Pid: number;
    readonly ExitCode: number;
    readonly Health?: { readonly Status: string };
  };
  readonly RestartCount: number;
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>>;
  };
}
