import { setTimeout as delay } from 'node:timers/promises';
import { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../foundation/clock';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import { createApolloServer } from '../graphql/apollo-server';
import { createFastPath } from '../fast-path/fast-path';
import { createContext } from '../graphql/context';
import { SubscriptionOperations } from '../graphql/subscription-operations';
import { DocumentStore } from '../graphql/document-store';
import type { Compiling, QueryShortcut } from '../graphql/fast-path';
import { createLogger, droppedLogLines } from '../logging/log';
import { ExecutedOperations } from '../graphql/executed-operations';
import { errorLogPlugin } from '../graphql/error-log-plugin';
import { createRefuseTooMuch, DEFAULT_QUERY_LIMITS, type QueryLimits } from '../graphql/query-limits';
import { buildSchema, type ResolverClass } from '../graphql/schema';
import { authRoutes } from '../http/auth-routes';
import { Admission } from '../http/admission';
import { Arrivals } from '../http/arrivals';
import { Connections, connectionsWithin } from '../http/connections';
import { AuthCookies } from '../http/cookies';
import { GraphQLEndpoint } from '../http/graphql-endpoint';
import { healthRoutes } from '../http/health';
import { logAndKeyMetrics, trafficMetrics } from '../http/instance-metrics';
import { Listener } from '../http/listener';
import { metricsRoute } from '../http/metrics';
import { portal } from '../http/portal';
import { postmarkWebhookRoute } from '../http/postmark-webhook-route';
import { securityHeaders } from '../http/security-headers';
import { createServer } from '../http/server';
import { StreamRequests } from '../http/stream-requests';
import { trustedProxies } from '../http/trusted-proxies';
import { createAccessTokenReader } from '../identity/access-token';
import { createSessions } from '../identity/database-sessions';
import { MicrosoftSignIn } from '../identity/microsoft-sign-in';
import { MicrosoftTokenVerifier } from '../identity/microsoft-token';
import { SignInAttempts } from '../identity/sign-in-attempt';
import { createRecordReport } from '../mail/record-report';
import { createMailTemplates } from './mail-templates';
import { logIds } from '../telemetry/log-ids';
import { openTracing } from '../telemetry/open-tracing';
import { createServiceMetrics, noMetrics } from '../telemetry/service-metrics';
import { startPolling, type Polling } from '../foundation/polling';
import { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import type { StreamTimes } from '../streams/stream';
import type { Streams } from '../streams/streams';
import { createTouchSession } from '../viewer/touch-session';
import { createBackgroundWork } from './background-work';
import { keepReplicas } from './keep-replicas';
import { keepTime } from './keep-time';
import { createStreams } from './streams';
import { createStatementObserver, traceResolvers, traceSignIn } from './telemetry';
import { createEntityResolvers, createResolvers } from './resolvers';
import { createUnknownKeys } from './unknown-keys';
import { createWebhookDelivery } from './webhook-delivery';

/** The service, before it listens. */
export interface App {
  readonly server: FastifyInstance;
  readonly database: Database;
  /** Null with COMPILE_QUERIES=off. */
  readonly shortcut: QueryShortcut | null;
  readonly admission: Pick<Admission, 'figures'>;
  readonly streams: Pick<Streams, 'count'>;
  /** Reads the announced maintenance, listens, starts the background work, and returns the address. */
  listen(): Promise<URL>;
  /** Does one round of the background work (see `background-work.ts`). */
  workOnce(): Promise<{ readonly more: boolean }>;
  /**
   * Shuts down gracefully: reports not ready, finishes pending work, and closes everything, the database last.
   *
   * For `graceMs` the service still accepts connections, and for up to two seconds more while requests arrive, because
   * the load balancer hasn't noticed yet. Meanwhile /readyz reports that it's draining, and each response closes its
   * connection. Then it refuses new connections, and answers requests on the open ones, including connections that haven't
   * sent anything yet. Six seconds after `graceMs` it aborts what hasn't finished, such as an incomplete request body.
   * Background work gets as long. Further calls wait for the same shutdown.
   *
   * Resolves with whether everything was finished: false if operations or background work were aborted.
   */
  close(options?: { readonly graceMs?: number }): Promise<boolean>;
}

const LAST_REQUESTS_MS = 6_000;
/** A request that arrives at the moment when its connection is closed is lost, so none should be expected. */
const NO_MORE_REQUESTS = { quietMs: 500, mostMs: 2_000 };
const MAINTENANCE_REFRESH_MS = 2_000;

/** The inputs of `createApp`. */
export interface AppOptions {
  readonly config: Config;
  /** An open, migrated database. The app closes it. */
  readonly database: Database;
  /** Defaults to the database's clock. */
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** The folder of the built portal. Without it, no pages are served. */
  readonly portalFolder?: string;
  /** Whether requests block the event loop, so that they must take turns. Defaults to true on SQLite. */
  readonly isSynchronous?: boolean;
  /** Limits for one operation. Defaults to the product's limits. */
  readonly queryLimits?: QueryLimits;
  /** When queries are compiled. Defaults to the product's settings. */
  readonly compiling?: Compiling;
  /** The times of streams. Defaults to the product's settings. */
  readonly streamTimes?: Partial<StreamTimes>;
  /** Adds routes for development only. */
  readonly extend?: (server: FastifyInstance) => Promise<void>;
}

/** Creates the service: constructs all parts and wires them by hand. */
export async function createApp({
  config: given,
  database,
  clock = database.clock,
  ...options
}: AppOptions): Promise<App> {
  const logger = options.logger ?? createLogger(given.logLevel);
  const unknownKeys = createUnknownKeys(logger);
  const config: Config = { ...given, secretKeys: given.secretKeys.reporting(unknownKeys.meet) };

  const metrics = config.metricsToken === null ? noMetrics : createServiceMetrics();
  const tracing = openTracing(config.tracing, logger);
  if (metrics.isOn || tracing.isOn) database.observe(createStatementObserver(metrics, tracing));

  const cookies = new AuthCookies(config.publicUrl);
  const verifier = new MicrosoftTokenVerifier({
    authority: config.microsoft.authority,
    allowedTenants: config.microsoft.allowedTenants,
    clock: database.clock,
  });
  const signIn = new MicrosoftSignIn({
    publicUrl: config.publicUrl,
    authority: config.microsoft.authority,
    clientId: config.microsoft.clientId,
    clientSecret: config.microsoft.clientSecret,
    verifier,
  });

  const maintenance = new MaintenanceSchedule({ database, clock, configured: config.maintenance });
  const resolvers = createResolvers({ config, database, clock, signIn, maintenance, metrics });

  const contextDependencies = {
    database,
    clock,
    touchSession: createTouchSession(database, config.session),
  };

  let draining = false;
  const isDraining = (): boolean => draining;
  const instanceOf = (resolver: object): object => resolvers.get(resolver as ResolverClass) ?? {};
  const fastPath = createFastPath(instanceOf, options.compiling, config.compilesQueries);
  const entities = createEntityResolvers(database);
  const schema = buildSchema(instanceOf, { entities, assemble: fastPath.assemble, sdl: fastPath.sdl });
  if (tracing.isOn) traceResolvers(schema, tracing);
  const queryLimits = options.queryLimits ?? { ...DEFAULT_QUERY_LIMITS, references: config.entityReferences };
  const refuseTooMuch = createRefuseTooMuch(schema, queryLimits);
  const shortcut =
    fastPath.shortcut({
      ...{ schema, refuseTooMuch },
      onFault: (error, query, { requestId, traceId }) => {
        logger.error({ ...logIds(requestId, traceId), err: error, query }, 'a compiled query failed');
      },
    }) ?? null;
  const documents = new DocumentStore();
  const operations = new ExecutedOperations();
  const subscriptions = new SubscriptionOperations();
  const apollo = createApolloServer({
    ...{ schema, documents },
    introspection: config.introspection,
    publishesSdl: config.introspection || config.routerSecrets.length > 0,
    sandbox: config.sandbox,
    maintenance,
    refuseTooMuch,
    plugins: [
      ...[errorLogPlugin(logger), operations.plugin(), subscriptions.plugin()],
      ...(shortcut ? [shortcut.plugin()] : []),
    ],
  });
  const admission = new Admission({
    mostRunning: config.concurrentRequests,
    isSynchronous: options.isSynchronous ?? database.isEmbedded,
    onRefused: (refused) => logger.warn({ refused }, 'requests were refused, the service is overloaded'),
  });
  const shared = {
    admission,
    securityHeaders: securityHeaders(config.publicUrl),
    trustProxy: trustedProxies(config.trustProxy),
    ...{ logger, isDraining, metrics, tracing },
  };
  const readAccessToken = createAccessTokenReader({
    verifier,
    audiences: config.microsoft.apiAudiences,
    applications: config.microsoft.applications,
  });
  const streams = createStreams({
    ...{ config, database, clock, apollo, schema, subscriptions, contextDependencies, metrics, logger },
    ...{ maintenance, times: options.streamTimes },
  });
  const endpoint = new GraphQLEndpoint({
    ...shared,
    ...{ apollo, documents, operations, shortcut, cookies },
    createContext: (incoming) => createContext(contextDependencies, incoming),
    readAccessToken,
    streams: new StreamRequests({
      ...{ streams, subscriptions, operations, readAccessToken },
      callbackUrls: config.streams.callbackUrls,
    }),
    routerSecrets: config.routerSecrets,
    publicUrl: config.publicUrl,
    corsOrigins: config.corsOrigins,
  });
  const server = await createServer({ ...shared, graphql: endpoint.handle });
  // All connections to databases, with one for probes.
  const databaseConnections = config.poolSize * (1 + config.readReplicas.length) + 1;
  const mostConnections = Math.min(config.connections, connectionsWithin(databaseConnections));
  const connections = new Connections(server.server, mostConnections);
  const arrivals = new Arrivals(server.server);
  const listener = new Listener(server, connections);
  await apollo.start();

  healthRoutes(server, {
    ...{ database, clock, isDraining },
    onChecked: ({ status }) => metrics.readinessChecked(status !== 'not ready'),
  });
  metricsRoute(server, {
    ...{ database, clock, metrics, logger, token: config.metricsToken },
    more: [
      ...trafficMetrics({
        requests: () => admission.figures,
        connections: () => connections.figures,
        streams: () => streams.count,
      }),
      ...logAndKeyMetrics(droppedLogLines, () => unknownKeys.counts),
    ],
  });
  postmarkWebhookRoute(server, {
    ...config.mail.webhook,
    recordReport: createRecordReport({
      database,
      templates: createMailTemplates({ config, database, clock }),
    }),
  });
  await server.register(authRoutes, {
    publicUrl: config.publicUrl,
    signIn: traceSignIn(signIn, tracing),
    onSignInEnded: (outcome) => metrics.signInEnded(outcome),
    attempts: new SignInAttempts(config.secretKeys, clock),
    sessions: createSessions(database, clock, config.session),
    cookies,
    clock,
  });
  if (options.portalFolder !== undefined)
    await server.register(portal, { folder: options.portalFolder, settings: config.portal });
  await options.extend?.(server);
  await server.ready();

  const webhooks = createWebhookDelivery({ config, database, clock, logger, maintenance, metrics });
  const workOnce = createBackgroundWork({
    ...{ config, database, clock, logger, maintenance, metrics, tracing, webhooks },
  });
  let pollings: readonly Polling[] = [];
  let closing: Promise<boolean> | null = null;
  const close = async (graceMs: number): Promise<boolean> => {
    draining = true;
    let aborted = 0;
    const ended = streams.close();
    // If a mail or webhook is still being sent afterward, its lease expires, and another instance sends it.
    const worked = Promise.race([
      Promise.all([...pollings, webhooks].map((work) => work.stop())).then(() => true),
      delay(graceMs + LAST_REQUESTS_MS, false, { ref: false }),
    ]);
    await delay(graceMs);
    const cutOff = setTimeout(() => {
      // Incomplete requests weren't accepted.
      aborted = admission.figures.running + admission.figures.waiting;
      server.server.closeAllConnections();
    }, LAST_REQUESTS_MS);
    if (graceMs > 0) await arrivals.untilNone(NO_MORE_REQUESTS);
    await ended;
    await listener.close();
    clearTimeout(cutOff);
    const isWorked = await worked;
    await apollo.stop();
    await Promise.all([database.close(), tracing.close()]);
    return aborted === 0 && isWorked;
  };

  return {
    server,
    database,
    shortcut,
    admission,
    streams,
    workOnce,
    async listen() {
      // Before the first request: a service that starts during maintenance must refuse changes from the beginning.
      await maintenance.refresh();
      const origin = await listener.listen(config.host, config.port);
      pollings = [
        startPolling(workOnce, {
          intervalMs: config.mail.pollMs,
          onError: (error) => logger.error({ err: error }, 'mail was not delivered and will be retried'),
        }),
        startPolling(() => maintenance.refresh().then(() => ({ more: false })), {
          intervalMs: MAINTENANCE_REFRESH_MS,
          keepsAlive: false,
          onError: (error) =>
            logger.warn({ err: error }, 'announced maintenance was not read, the last known one applies'),
        }),
        keepTime(database.clock, logger),
        ...(database.replicas ? [keepReplicas(database.replicas, logger)] : []),
      ];
      return origin;
    },
    close: ({ graceMs = 0 } = {}) => (closing ??= close(graceMs)),
  };
}
