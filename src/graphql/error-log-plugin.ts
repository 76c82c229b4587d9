import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { ViewerContext } from '../viewer/viewer-context';

/** Makes the plugin that logs what was not foreseen, under the request's id; never variables, which hold tokens. */
export function errorLogPlugin(logger: Logger): ApolloServerPlugin<ViewerContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            const original = unwrapResolverError(error);
            if (original instanceof GraphQLError) continue;
            logger.error(
              { reqId: contextValue.requestId, operation: operationName, path: error.path, err: original },
              'a field failed',
            );
          }
        },
      };
    },
  };
}
