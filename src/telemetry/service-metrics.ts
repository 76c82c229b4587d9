import type * as Prometheus from 'prom-client';

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
  statementRan(statement: string, milliseconds: number, hasFailed: boolean): void;
  /** Counts a committed change by its action in the audit trail. */
  changeCommitted(action: string): void;
  signInEnded(outcome: string): void;
  accessTokenRefused(reason: string): void;
  limitReached(limit: string): void;
  messagesHandedOver(outcome: string, count: number): void;
  /** Sets whether a probe found the instance ready. */
  readinessChecked(isReady: boolean): void;
  /** Returns the metrics in the format of Prometheus. */
  text(): Promise<string>;
}

const ignore = (): void => undefined;

/** Counts nothing and loads nothing. */
export const noMetrics: ServiceMetrics = {
  isOn: false,
  requestAnswered: ignore,
  operationExecuted: ignore,
  statementRan: ignore,
  changeCommitted: ignore,
  signInEnded: ignore,
  accessTokenRefused: ignore,
  limitReached: ignore,
  messagesHandedOver: ignore,
  readinessChecked: ignore,
  text: () => Promise.resolve(''),
};

// In seconds. 0.1, 0.25 and 0.5 are the limits of docs/operating.md's objectives and of its alerts.
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const STATEMENT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5];

/** Maximum number of values of a label. More would be a bug, and mustn't take the memory of the service or Prometheus. */
const MOST_VALUES = 200;
const OTHER = 'other';

/** Creates the metrics of an instance. The library is loaded with the first one, so that the service starts sooner. */
export function createServiceMetrics(): ServiceMetrics {
  let loaded: ReturnType<typeof createCollectors> | undefined;
  const collectors = () => (loaded ??= createCollectors());
  let wasReady: boolean | null = null;
  const routes = bounded();
  const operations = bounded();
  const codes = bounded();
  const statements = bounded();
  return {
    isOn: true,
    requestAnswered(route, status, milliseconds) {
      const { requests, requestSeconds } = collectors();
      const labels = { route: routes(route) };
      requests.inc({ ...labels, status });
      requestSeconds.observe(labels, milliseconds / 1000);
    },
    operationExecuted({ label, code, isCompiled }, caller, milliseconds) {
      const collected = collectors();
      const operation = operations(label);
      collected.operations.inc({ operation, code: codes(code), caller, compiled: isCompiled ? 'yes' : 'no' });
      collected.operationSeconds.observe({ operation }, milliseconds / 1000);
    },
    statementRan(name, milliseconds, hasFailed) {
      const { statementSeconds, statementErrors } = collectors();
      const statement = statements(name);
      statementSeconds.observe({ statement }, milliseconds / 1000);
      if (hasFailed) statementErrors.inc({ statement });
    },
    changeCommitted: (action) => collectors().changes.inc({ action }),
    signInEnded: (outcome) => collectors().signIns.inc({ outcome }),
    accessTokenRefused: (reason) => collectors().refusedTokens.inc({ reason }),
    limitReached: (limit) => collectors().limits.inc({ limit }),
    messagesHandedOver: (outcome, count) => collectors().messages.inc({ outcome }, count),
    readinessChecked(isReady) {
      const { ready, readinessChanges } = collectors();
      ready.set(Number(isReady));
      if (wasReady !== null && wasReady !== isReady)
        readinessChanges.inc({ to: isReady ? 'ready' : 'not ready' });
      wasReady = isReady;
    },
    text: () => collectors().registry.metrics(),
  };
}

/** Creates the function that returns its argument, or `other` once there are too many values. */
function bounded(): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= MOST_VALUES) return OTHER;
    known.add(value);
    return value;
  };
}

function createCollectors() {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = loadPrometheus();
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    ...labelNames: Label[]
  ) => new Histogram({ name, help, buckets, labelNames, registers });
  return {
    registry,
    requests: counter(
      'http_requests_total',
      'Responses by route and status. The route is the pattern of the path, or "unknown".',
      ...(['route', 'status'] as const),
    ),
    requestSeconds: histogram(
      'http_request_seconds',
      'Time from the headers of a request to its response, by route.',
      REQUEST_BUCKETS,
      'route',
    ),
    operations: counter(
      'graphql_operations_total',
      'GraphQL operations by type and root field, the code of their first error or OK, the kind of caller, and whether they were compiled.',
      ...(['operation', 'code', 'caller', 'compiled'] as const),
    ),
    operationSeconds: histogram(
      'graphql_operation_seconds',
      'Time from the headers of a request to its response, by operation.',
      REQUEST_BUCKETS,
      'operation',
    ),
    statementSeconds: histogram(
      'database_statement_seconds',
      'Time for which SQL statements ran, without the wait for a connection, by verb and table.',
      STATEMENT_BUCKETS,
      'statement',
    ),
    statementErrors: counter(
      'database_statement_errors_total',
      'SQL statements that failed, by verb and table. Conflicts, which are retried, count, too.',
      'statement',
    ),
    changes: counter(
      'audited_changes_total',
      'Committed changes by their action in the audit trail, such as INVITATION_SENT and INVITATION_ACCEPTED.',
      'action',
    ),
    signIns: counter('sign_ins_total', 'Sign-ins by outcome: SIGNED_IN, or why they failed.', 'outcome'),
    refusedTokens: counter(
      'access_tokens_refused_total',
      'Requests whose access token was refused, by reason.',
      'reason',
    ),
    limits: counter('rate_limit_refusals_total', 'Attempts over a rate limit, by limit.', 'limit'),
    messages: counter(
      'mail_messages_total',
      'Messages handed over to Postmark by this process, by outcome.',
      'outcome',
    ),
    ready: new Gauge({
      name: 'service_ready',
      help: 'Whether the last probe of /readyz found the instance ready: 1 or 0.',
      registers,
    }),
    readinessChanges: counter(
      'service_readiness_changes_total',
      'How often probes of /readyz found that readiness had changed, by what it changed to.',
      'to',
    ),
  };
}

function loadPrometheus(): typeof Prometheus {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous
  return require('prom-client') as typeof Prometheus;
}
