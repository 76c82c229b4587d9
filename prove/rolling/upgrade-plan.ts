import { setTimeout as sleep } from 'node:timers/promises';
import type { Production } from '../../test/support/servers/production';
import type { Release } from './instance';
import type { RollingOptions } from './run-rolling';

/** How long both releases serve side by side, at least. */
const SIDE_BY_SIDE_MS = 3_000;

/**
 * A plan that upgrades from an older release as docs/operating.md describes: migrates while the older release runs, replaces
 * the instances one by one, rolls them back, and upgrades them again. `onStep` is called when a step begins.
 */
export function upgradePlan(
  older: Release,
  newer: Release & { readonly production: Production },
  onStep: (what: string) => void,
): RollingOptions['plan'] {
  return async ({ instances, surroundings, replace }) => {
    onStep('migrate');
    const { DATABASE_URL = '', PATH = '' } = surroundings.environment;
    const { code, stderr } = await newer.production.run('migrate', { DATABASE_URL, PATH }).ended;
    if (code !== 0) throw new Error(`npm run migrate ended with ${String(code)}: ${stderr}`);
    await sleep(SIDE_BY_SIDE_MS);
    for (const [during, release] of [
      ['upgrade', newer],
      ['rollback', older],
      ['second upgrade', newer],
    ] as const) {
      onStep(during);
      for (const instance of instances) {
        await replace(instance, release, during);
        await sleep(SIDE_BY_SIDE_MS);
      }
    }
  };
}

/** The number of steps that an upgrade reports. */
export const UPGRADE_STEPS = 4;
