import { type Collector, EventCounter, Histogram, labelNamed, ReadMetric } from './collectors';
import { createProcessMetrics } from './process-metrics';
import { StatementSamples } from './statement-samples';

/** An executed GraphQL operation. */
export interface ExecutedOperation {
  /** Its type and root field, such as `query viewer`. Never text of the caller. */
  readonly label: string;
  /** `OK`, or the code of its first error. */
  readonly code: string;
  readonly isCompiled: boolean;
}

/** How a caller is identified. */
export type CallerKind = 'session' | 'person token' | 'application token' | 'anonymous';

/** Counts what this instance does, for /metrics. Label values are from fixed sets, and never personal. */
export interface ServiceMetrics {
  /** Whether anything is counted. */
  readonly isOn: boolean;
  /** Counts a response. The route is the pattern of its path. */
  requestAnswered(route: string, status: number, milliseconds: number): void;
  operationExecuted(operation: ExecutedOperation, caller: CallerKind, milliseconds: number): void;
  /** Runs an operation, and counts its statements if it's a sample. `labelOf` is called at its end. */
  sampleStatements<Value>(operation: () => Promise<Value>, labelOf: () => string | undefined): Promise<Value>;
  statementRan(statement: string, milliseconds: number, hasFailed: boolean): void;
  /** Counts a committed change by its action in the audit trail. */
  changeCommitted(action: string): void;
  signInEnded(outcome: string): void;
  accessTokenRefused(reason: string): void;
  limitReached(limit: string): void;
  /** Counts an event that was sent to a subscription, by its transport. */
  streamEventSent(transport: string): void;
  streamEnded(reason: string): void;
  messagesHandedOver(outcome: string, count: number): void;
  /** Counts an attempt to deliver a webhook, or a target that was disabled. */
  webhookAttempted(outcome: 'DELIVERED' | 'FAILED' | 'DISABLED'): void;
  /** Sets whether a probe found the instance ready. */
  readinessChecked(isReady: boolean): void;
  /** Returns these metrics and those of the process in the format of Prometheus. */
  text(): Promise<string>;
}

const ignore = (): void => undefined;

/** Counts nothing and loads nothing. */
export const noMetrics: ServiceMetrics = {
  isOn: false,
  requestAnswered: ignore,
  operationExecuted: ignore,
  sampleStatements: (operation) => operation(),
  statementRan: ignore,
  changeCommitted: ignore,
  signInEnded: ignore,
  accessTokenRefused: ignore,
  limitReached: ignore,
  streamEventSent: ignore,
  streamEnded: ignore,
  messagesHandedOver: ignore,
  webhookAttempted: ignore,
  readinessChecked: ignore,
  text: () => Promise.resolve(''),
};

// In seconds. 0.1, 0.25 and 0.5 are the limits of docs/operating.md's objectives and of its alerts.
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const STATEMENTS_BUCKETS = [0, 1, 2, 3, 5, 8, 13, 21, 50];
const STATEMENT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5];

/** Creates the metrics of an instance or a worker. */
export function createServiceMetrics(): ServiceMetrics {
  const requests = new EventCounter(
    'http_requests_total',
    'Responses by route and status. The route is the pattern of the path, or "unknown".',
  );
  const requestSeconds = new Histogram(
    'http_request_seconds',
    'Time from the headers of a request to its response, by route.',
    REQUEST_BUCKETS,
  );
  const operations = new EventCounter(
    'graphql_operations_total',
    'GraphQL operations by type and root field, the code of their first error or OK, the kind of caller, and whether they were compiled.',
  );
  const operationSeconds = new Histogram(
    'graphql_operation_seconds',
    'Time from the headers of a request to its response, by operation.',
    REQUEST_BUCKETS,
  );
  const statementSeconds = new Histogram(
    'database_statement_seconds',
    'Time for which SQL statements ran, without the wait for a connection, by verb and table.',
    STATEMENT_BUCKETS,
  );
  const statementErrors = new EventCounter(
    'database_statement_errors_total',
    'SQL statements that failed, by verb and table. Conflicts, which are retried, count, too.',
  );
  const operationStatements = new Histogram(
    'graphql_operation_statements',
    'SQL statements of an operation, by operation. Of a sample: one operation a second at most.',
    STATEMENTS_BUCKETS,
  );
  const changes = new EventCounter(
    'audited_changes_total',
    'Committed changes by their action in the audit trail, such as INVITATION_SENT and INVITATION_ACCEPTED.',
  );
  const signIns = new EventCounter('sign_ins_total', 'Sign-ins by outcome: SIGNED_IN, or why they failed.');
  const refusedTokens = new EventCounter(
    'access_tokens_refused_total',
    'Requests whose access token was refused, by reason.',
  );
  const limits = new EventCounter('rate_limit_refusals_total', 'Attempts over a rate limit, by limit.');
  const streamEvents = new EventCounter('stream_events_total', 'Events sent to subscriptions, by transport.');
  const streamEnds = new EventCounter(
    'streams_ended_total',
    'Streams that ended, by reason: closed by the client, refused, slow reader, shutdown, or a fault.',
  );
  const messages = new EventCounter(
    'mail_messages_total',
    'Messages handed over to Postmark by this process, by outcome.',
  );
  const webhooks = new EventCounter(
    'webhook_attempts_total',
    'Attempts to deliver webhooks by outcome: DELIVERED or FAILED. DISABLED counts targets that were disabled.',
  );
  // So that Prometheus sees the first one as an increase.
  webhooks.add('outcome="DISABLED"', 0);
  const readinessChanges = new EventCounter(
    'service_readiness_changes_total',
    'How often probes of /readyz found that readiness had changed, by what it changed to.',
  );
  let isReady: boolean | null = null;
  const ready = new ReadMetric(
    'gauge',
    'service_ready',
    'Whether the last probe of /readyz found the instance ready: 1 or 0. Without a probe, there is no value.',
    () => (isReady === null ? null : Number(isReady)),
  );
  const collectors: readonly Collector[] = [
    ...[requests, requestSeconds, operations, operationSeconds, statementSeconds, statementErrors],
    operationStatements,
    ...[changes, signIns, refusedTokens, limits, messages, webhooks, ready, readinessChanges],
    ...[streamEvents, streamEnds],
  ];
  const [route, status, statement] = [labelNamed('route'), labelNamed('status'), labelNamed('statement')];
  const [operation, code] = [labelNamed('operation'), labelNamed('code')];
  const [action, outcome, reason] = [labelNamed('action'), labelNamed('outcome'), labelNamed('reason')];
  const transport = labelNamed('transport');
  const [limitReached, messageOutcome] = [labelNamed('limit'), labelNamed('outcome')];
  const process = createProcessMetrics();
  const samples = new StatementSamples();
  return {
    isOn: true,
    requestAnswered(pattern, statusCode, milliseconds) {
      const ofRoute = route(pattern);
      requests.add(`${ofRoute},${status(String(statusCode))}`);
      requestSeconds.observe(ofRoute, milliseconds / 1000);
    },
    operationExecuted(executed, caller, milliseconds) {
      const ofOperation = operation(executed.label);
      const compiled = executed.isCompiled ? 'yes' : 'no';
      operations.add(`${ofOperation},${code(executed.code)},caller="${caller}",compiled="${compiled}"`);
      operationSeconds.observe(ofOperation, milliseconds / 1000);
    },
    sampleStatements: (executed, labelOf) =>
      samples.take(executed, (statements) => {
        operationStatements.observe(operation(labelOf() ?? 'invalid'), statements);
      }),
    statementRan(name, milliseconds, hasFailed) {
      samples.statementRan();
      const ofStatement = statement(name);
      statementSeconds.observe(ofStatement, milliseconds / 1000);
      if (hasFailed) statementErrors.add(ofStatement);
    },
    changeCommitted: (name) => changes.add(action(name)),
    signInEnded: (how) => signIns.add(outcome(how)),
    accessTokenRefused: (why) => refusedTokens.add(reason(why)),
    limitReached: (limit) => limits.add(limitReached(limit)),
    streamEventSent: (by) => streamEvents.add(transport(by)),
    streamEnded: (why) => streamEnds.add(reason(why)),
    webhookAttempted: (how) => webhooks.add(`outcome="${how}"`),
    messagesHandedOver: (how, count) => messages.add(messageOutcome(how), count),
    readinessChecked(isNow) {
      if (isReady !== null && isReady !== isNow)
        readinessChanges.add(`to="${isNow ? 'ready' : 'not ready'}"`);
      isReady = isNow;
    },
    text: async () => `${await process()}${collectors.map((collector) => collector.text()).join('')}`,
  };
}
