import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '../request/request-context';
import { requestError } from '../request/request-error';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';

const UNAVAILABLE = 503;

/** Creates the plugin that refuses mutations during maintenance with the time to retry. Queries still work. */
export function maintenancePlugin(
  schedule: Pick<MaintenanceSchedule, 'at'>,
): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          const now = contextValue.now();
          const maintenance = schedule.at(now);
          if (!maintenance || operation?.operation !== OperationTypeNode.MUTATION) return;
          const seconds = Math.ceil((maintenance.endsAt.getTime() - now.getTime()) / 1000);
          throw requestError('SERVICE_UNAVAILABLE', maintenance.message, {
            returnAt: maintenance.endsAt.toISOString(),
            http: { status: UNAVAILABLE, headers: new HeaderMap([['retry-after', String(seconds)]]) },
          });
        },
      };
    },
  };
}
