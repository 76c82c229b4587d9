import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Logger } from 'pino';
import { logIds } from '../telemetry/log-ids';
import type { ViewerContext } from '../viewer/viewer-context';
import { isForCallers } from './format-error';

/**
 * Creates the plugin that logs unexpected errors with the request's id. It never logs variables, which contain tokens.
 */
export function errorLogPlugin(logger: Logger): ApolloServerPlugin<ViewerContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            if (isForCallers(error)) continue;
            const err = unwrapResolverError(error);
            const ids = logIds(contextValue.requestId, contextValue.traceId);
            logger.error({ ...ids, operation: operationName, path: error.path, err }, 'a field failed');
          }
        },
      };
    },
  };
}
