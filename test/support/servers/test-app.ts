import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { type App, createApp } from '../../../src/composition/app';
import type { Compiling } from '../../../src/graphql/fast-path';
import type { Clock } from '../../../src/foundation/clock';
import { type Config, loadConfig } from '../../../src/config/config';
import { errorForLog } from '../../../src/database/error-for-log';
import { createDataSource } from '../../../src/composition/data-source';
import { replicaOptions } from '../../../src/composition/replica-options';
import type { Database } from '../../../src/database/database';
import type { StreamTimes } from '../../../src/streams/stream';
import type { QueryLimits } from '../../../src/graphql/query-limits';
import { openDatabase } from '../../../src/database/open-database';
import { type Mailbox, startMailbox } from '../../../src/dev/mailbox/mailbox';
import { createSessions } from '../../../src/identity/database-sessions';
import { describeIdentity, type MicrosoftIdentity } from '../../../src/identity/microsoft-identity';
import { expectSameBothWays } from '../graph/ask-both-ways';
import type { TypedDocumentString } from '../../operations/generated/graphql';
import { portalFolder } from '../browser/built-portal';
import type { TestDatabase } from '../database/test-database';
import { inject } from '../graph/inject';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

/** A signed-in person: a Microsoft account and its session. */
export interface SignedIn {
  readonly identity: MicrosoftIdentity;
  /** The `Cookie` header of their browser. */
  readonly cookie: string;
  readonly sessionToken: string;
}

/** The response to a GraphQL request. */
export interface Answer<Data> {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly data: Data;
  readonly errors: readonly {
    message: string;
    path?: (string | number)[];
    extensions: { code: string } & Record<string, unknown>;
  }[];
}

/** The sender of a request, and how it's sent. */
export interface Sender {
  readonly as?: SignedIn | undefined;
  readonly profileId?: string;
  /** An access token. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The service on a test database, with a mailbox, a clock and the statements that it sends. */
export interface TestApp {
  readonly app: App;
  readonly database: Database;
  readonly config: Config;
  readonly clock: TestClock;
  readonly mailbox: Mailbox;
  /** All SQL statements since the last `forgetStatements`, including transaction control. */
  readonly statements: readonly string[];
  forgetStatements(): void;
  /** Returns the log as text. */
  readonly log: () => string;
  /** Signs in a Microsoft account. By default, a new one. */
  signIn(identity?: Partial<MicrosoftIdentity>, options?: { persistent?: boolean }): Promise<SignedIn>;
  /**
   * Sends a GraphQL request to the service, without a network.
   *
   * A query is then sent twice more, to Apollo Server and to its compiled form. Fails if the responses differ. Previews
   * of invitations are sent only once, because they are rate limited and never compiled.
   */
  send<Data>(query: string, variables?: object, sender?: Sender): Promise<Answer<Data>>;
  /** Sends an operation with types generated from the schema. Fails if the response has errors. */
  operate<Data, Variables extends object>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    sender?: Sender,
  ): Promise<Data>;
  /** Processes requests and mails until none is due. */
  work(): Promise<void>;
  close(): Promise<void>;
}

const POSTMARK_TOKEN = 'test-server-token';

/** Builds the service on a test database, which it migrates. `overrides` replace parts of its configuration. */
export async function startTestApp(
  database: TestDatabase,
  options: {
    readonly overrides?: Partial<Config>;
    /** Environment variables, in addition to those of all tests. */
    readonly environment?: Readonly<Record<string, string>>;
    readonly startAt?: Date;
    readonly queryLimits?: QueryLimits;
    /** Whether to send each query only once, for tests that count what a server did for it. */
    readonly asksOnce?: boolean;
    /** When queries are compiled. By default, immediately. */
    readonly compiling?: Compiling;
    readonly poolSize?: number;
    readonly statementTimeoutMs?: number;
    /** Whether the service uses the database's clock, as in production, rather than the test's. */
    readonly onDatabaseClock?: boolean;
    /** The times of streams. By default, the product's. */
    readonly streamTimes?: Partial<StreamTimes>;
  } = {},
): Promise<TestApp> {
  const testClock = createTestClock(options.startAt ?? new Date());
  const statements: string[] = [];
  const lines: string[] = [];
  /** False while a query is repeated, because tests must not observe it. */
  let isObserved = true;
  let underWay = 0;
  const mailbox = await startMailbox({ port: 0, serverToken: POSTMARK_TOKEN });
  const config: Config = {
    ...loadConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'http://localhost:4000',
      DATABASE_URL: database.url,
      // Nothing listens there. Tests that sign in at Microsoft use their own issuer.
      MICROSOFT_AUTHORITY: 'http://127.0.0.1:9/common/v2.0',
      MICROSOFT_CLIENT_ID: 'test-client',
      MICROSOFT_CLIENT_SECRET: 'test-client-secret',
      SECRET_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
      POSTMARK_URL: mailbox.apiUrl.origin,
      POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN,
      MAIL_FROM: 'CustomerSource <no-reply@access.example>',
      // Many tests send hundreds of requests at the same time.
      MAX_CONCURRENT_REQUESTS: '5000',
      ...options.environment,
    }),
    ...options.overrides,
  };
  const opened = await openDatabase(createDataSource, {
    address: config.database,
    migrate: true,
    // Tests start several services on one embedded database.
    serves: database.kind !== 'sqlite',
    ...(options.poolSize !== undefined && { poolSize: options.poolSize }),
    ...(options.statementTimeoutMs !== undefined && { statementTimeoutMs: options.statementTimeoutMs }),
    ...replicaOptions(config),
    onStatement: (sql) => isObserved && statements.push(sql),
  });
  const clock = options.onDatabaseClock ? opened.clock : testClock;
  const logger = pino(
    { level: 'trace', serializers: { err: errorForLog } },
    { write: (line: string) => isObserved && lines.push(line) },
  );
  const app = await createApp({
    config,
    database: opened,
    ...(!options.onDatabaseClock && { clock }),
    logger,
    compiling: options.compiling ?? { sightings: 1, everyMs: 0 },
    portalFolder,
    // Nor do they take turns, except in tests of overload.
    ...(options.environment?.['MAX_CONCURRENT_REQUESTS'] === undefined && { isSynchronous: false }),
    ...(options.queryLimits && { queryLimits: options.queryLimits }),
    ...(options.streamTimes && { streamTimes: options.streamTimes }),
  });
  const sessions = createSessions(opened, clock, config.session);

  const send = async <Data>(
    query: string,
    variables: object = {},
    { as, profileId, token, headers = {} }: Sender = {},
  ): Promise<Answer<Data>> => {
    const request = {
      method: 'POST' as const,
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        ...(as && { cookie: as.cookie }),
        ...(profileId !== undefined && { 'x-profile-id': profileId }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      payload: JSON.stringify({ query, variables }),
    };
    underWay += 1;
    const response = await inject(app.server, request).finally(() => (underWay -= 1));
    const body = JSON.parse(response.body) as { data?: Data; errors?: Answer<Data>['errors'] };
    if (
      !options.asksOnce &&
      underWay === 0 &&
      !isOutOfReach(body) &&
      !/\bmutation\b|invitationPreview/.test(query)
    ) {
      isObserved = false;
      await expectSameBothWays(app, request).finally(() => (isObserved = true));
    }
    return {
      status: response.statusCode,
      body: response.body,
      headers: response.headers,
      data: body.data as Data,
      errors: body.errors ?? [],
    };
  };

  return {
    app,
    database: opened,
    config,
    clock: testClock,
    mailbox,
    statements,
    forgetStatements: () => (statements.length = 0),
    log: () => lines.join(''),
    async signIn(partial = {}, { persistent = false } = {}) {
      const key = {
        tenantId: partial.tenantId ?? randomUUID(),
        objectId: partial.objectId ?? randomUUID(),
      };
      const identity = describeIdentity(key, {
        name: partial.displayName ?? 'Test Person',
        preferred_username: partial.username ?? 'person@tenant.example',
      });
      const { token } = await sessions.begin({
        identity,
        persistent,
        replacedToken: null,
        requestId: 'test-sign-in',
      });
      return { identity, sessionToken: token, cookie: `session=${token}` };
    },
    send,
    async operate(operation, variables, sender) {
      const answer = await send<never>(operation.toString(), variables, sender);
      if (answer.errors.length > 0) throw new Error(`The operation failed: ${answer.body}`);
      return answer.data;
    },
    async work() {
      while ((await app.workOnce()).more);
    },
    async close() {
      await app.close();
      await mailbox.close();
    },
  };
}

// If a test makes the database hang, repeating the query would hang as long.
function isOutOfReach({ errors = [] }: { readonly errors?: Answer<unknown>['errors'] }): boolean {
  return errors.some(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE');
}

function createTestClock(startAt: Date): TestClock {
  let now = startAt.getTime();
  return {
    now: () => new Date(now),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
