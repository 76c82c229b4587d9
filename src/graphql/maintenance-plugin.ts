import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '../request/request-context';
import { requestError } from '../request/request-error';
import { maintenanceAt, type MaintenanceWindow } from '../service-status/service-status';

const UNAVAILABLE = 503;

/** Makes the plugin that answers mutations during maintenance with the time to come back; reads go on. */
export function maintenancePlugin(window: MaintenanceWindow | null): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          const maintenance = maintenanceAt(window, contextValue.now());
          if (!maintenance || operation?.operation !== OperationTypeNode.MUTATION) return;
          throw requestError('SERVICE_UNAVAILABLE', maintenance.message, {
            returnAt: maintenance.endsAt.toISOString(),
            http: { status: UNAVAILABLE },
          });
        },
      };
    },
  };
}
