import type { Logger } from 'pino';
import { UnknownKeys } from '../foundation/unknown-keys';
import { ATTEMPT_PURPOSE } from '../identity/sign-in-attempt';
import { TOKEN_PURPOSE } from '../invitation/invitation-token';
import { SECRET_PURPOSE } from '../webhooks/sealed-secret';

/** Creates the count of unknown secret keys, which warns once about each key. */
export function createUnknownKeys(logger: Pick<Logger, 'warn'>): UnknownKeys {
  return new UnknownKeys(
    (unknown) => {
      logger.warn(
        unknown,
        'a secret key is unknown here; give all instances the same SECRET_KEYS, and keep old keys until what they signed has expired',
      );
    },
    [TOKEN_PURPOSE, ATTEMPT_PURPOSE, SECRET_PURPOSE],
  );
}
