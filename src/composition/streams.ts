import type { ApolloServer } from '@apollo/server';
import { bulkhead } from 'cockatiel';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { ChangeFeed } from '../change-log/change-feed';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { type ContextDependencies, createEventContext } from '../graphql/context';
import type { SubscriptionOperations } from '../graphql/subscription-operations';
import { SERVICE_STATUS } from '../service-status/service-status-changed.resolver';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import { Followings } from '../streams/followings';
import { STREAM_TIMES, type StreamTimes } from '../streams/stream';
import { Streams } from '../streams/streams';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import type { ViewerContext } from '../viewer/viewer-context';

/** The dependencies of the streams of an instance. */
export interface StreamsSetup {
  readonly config: Pick<Config, 'poolSize' | 'streams'>;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly apollo: ApolloServer<ViewerContext>;
  readonly schema: GraphQLSchema;
  readonly subscriptions: SubscriptionOperations;
  readonly contextDependencies: ContextDependencies;
  readonly maintenance: Pick<MaintenanceSchedule, 'listen'>;
  readonly metrics: Pick<ServiceMetrics, 'streamEventSent' | 'streamEnded'>;
  readonly times: Partial<StreamTimes> | undefined;
}

/** Share of the connection pool that events of streams can use, so that requests have the rest. */
const SHARE_OF_POOL = 4;

/** Creates the streams of an instance, which follow the change log and the announced maintenance. */
export function createStreams(setup: StreamsSetup): Streams {
  const { config, clock, logger, apollo, schema, metrics } = setup;
  const feed = new ChangeFeed({
    database: setup.database,
    onError: (error) => logger.warn({ err: error }, 'changes were not read, subscriptions get them later'),
  });
  const followings = new Followings(feed);
  setup.maintenance.listen(() => followings.announce(SERVICE_STATUS));
  const atOnce = Math.max(1, Math.floor(config.poolSize / SHARE_OF_POOL));
  const turns = bulkhead(setup.database.isEmbedded ? 1 : atOnce, Infinity);
  return new Streams({
    ...{ apollo, schema, clock },
    operations: setup.subscriptions,
    limits: config.streams.limits,
    times: { ...STREAM_TIMES, ...setup.times },
    inTurn: (work) => turns.execute(work),
    createEventContext: (incoming, news, isFirst) =>
      createEventContext(
        setup.contextDependencies,
        incoming,
        { news, follow: (topic) => followings.follow(topic) },
        isFirst,
      ),
    onEvent: (transport) => metrics.streamEventSent(transport),
    onEnded: (end) => metrics.streamEnded(end),
    stopFollowing: () => feed.close(),
    onFault: (error) => logger.error({ err: error }, 'a stream failed'),
  });
}
