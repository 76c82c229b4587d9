import type { Logger } from 'pino';
import type { ReadReplicas } from '../database/read-replicas';
import { type Polling, startPolling } from '../foundation/polling';

const EVERY_MS = 1_000;

/** Checks the read replicas every second, until it's stopped. Logs when one is used or left out. */
export function keepReplicas(replicas: ReadReplicas, logger: Pick<Logger, 'info' | 'warn'>): Polling {
  replicas.listen(({ name, isUsed, lagMs }, error) => {
    if (isUsed) logger.info({ replica: name, lagMs }, 'a read replica is used');
    else
      logger.warn(
        { replica: name, lagMs, ...(error !== null && { err: error }) },
        'a read replica is left out, its reads go to the writer',
      );
  });
  return startPolling(() => replicas.check().then(() => ({ more: false })), {
    intervalMs: EVERY_MS,
    keepsAlive: false,
    onError: (error) => logger.warn({ err: error }, 'the read replicas were not checked'),
  });
}
