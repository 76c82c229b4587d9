import { existsSync } from 'node:fs';
import type { Given } from './environment';

/**
 * Returns the environment of this process; the only place that reads it.
 *
 * A file `.env` in the working directory is read first; what is set already outranks it.
 */
export function processEnvironment(): Given {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
