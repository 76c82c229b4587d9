import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { livenessRoute } from './health';
import { metricsRoute, type MetricsRouteOptions } from './metrics';
import { answerRefusals, refuseConnection } from './refusals';

/** Creates the HTTP server of a worker, with /livez, and with /metrics for callers with the token. */
export function createWorkerServer({
  logger,
  ...options
}: MetricsRouteOptions & { readonly logger: FastifyBaseLogger }): FastifyInstance {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    clientErrorHandler: refuseConnection,
  });
  livenessRoute(server);
  metricsRoute(server, { ...options, logger });
  answerRefusals(server);
  return server;
}
