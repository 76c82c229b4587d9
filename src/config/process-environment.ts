import { existsSync } from 'node:fs';
import type { Given } from './environment';

/**
 * Returns the environment of this process. Only this module reads the service's settings from it.
 *
 * First reads the file `.env` in the working directory. Variables that are already set take precedence.
 */
export function processEnvironment(): Given {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
