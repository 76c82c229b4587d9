import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Logger } from 'pino';
import type { ViewerContext } from '../viewer/viewer-context';
import { isForCallers } from './format-error';

/** Makes the plugin that logs what was not foreseen, under the request's id; never variables, which hold tokens. */
export function errorLogPlugin(logger: Logger): ApolloServerPlugin<ViewerContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            if (isForCallers(error)) continue;
            const err = unwrapResolverError(error);
            logger.error(
              { reqId: contextValue.requestId, operation: operationName, path: error.path, err },
              'a field failed',
            );
          }
        },
      };
    },
  };
}
