import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';

/** The path of the Compose file. */
export const composePath = join(__dirname, '../../../docker/docker-compose.yml');

/** The parts of a service in the Compose file that the tests read, with its variables as written. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly volumes?: readonly string[];
}

/** Reads the services of the Compose file by name. */
export function readComposeServices(): Readonly<Record<string, ComposeService>> {
  const file = parse(readFileSync(composePath, 'utf8'), { merge: true }) as {
    services: Record<string, ComposeService>;
  };
  return file.services;
}

const VARIABLE = /\$(?:\$|\{(\w+)(?::(-|\?)([^}]*))?\})/g;

/** Interpolates variables like Compose. Throws an Error with the message of `:?` if one is missing or empty. */
export function interpolate(text: string, given: Readonly<Record<string, string>>): string {
  return text.replace(VARIABLE, (_whole, name?: string, operator?: string, rest = '') => {
    if (name === undefined) return '$';
    const value = given[name] ?? '';
    if (value !== '' || operator === undefined) return value;
    if (operator === '-') return rest;
    throw new Error(`${name} ${rest}`);
  });
}

/** Returns the variables that a text requires. */
export function requiredIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].flatMap(([, name, operator]) =>
    name && operator === '?' ? [name] : [],
  );
}

/** The variables of docker/.env.example, with their values. */
export const templateVariables = parseEnv(
  readFileSync(join(composePath, '../.env.example'), 'utf8'),
) as Readonly<Record<string, string>>;

/** The same variables, with the required ones filled in. */
export const filledVariables: Readonly<Record<string, string>> = {
  ...templateVariables,
  MYSQL_ROOT_PASSWORD: 'root-password',
  DATABASE_OWNER_PASSWORD: 'owner-password',
  DATABASE_PASSWORD: 'service-password',
  MICROSOFT_CLIENT_ID: 'client',
  MICROSOFT_CLIENT_SECRET: 'secret',
  SECRET_KEYS: `2026-11:${Buffer.alloc(32, 7).toString('base64')}`,
  POSTMARK_SERVER_TOKEN: 'token',
  MAIL_FROM: 'CustomerSource <no-reply@access.example>',
  ROUTER_SECRET: Buffer.alloc(32, 9).toString('hex'),
};

/** Returns the environment that Compose would give a service, with all variables filled in. */
export function environmentOf(service: ComposeService | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service?.environment ?? {}).map(([name, text]) => [
      name,
      interpolate(text, filledVariables),
    ]),
  );
}
