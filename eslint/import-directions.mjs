/**
 * The places of `src` in the order of their imports. A place imports only from itself and from earlier places.
 *
 * A place is a folder of `src`, or a file directly in it (without `.ts`). The lint configuration and
 * test/architecture/imports.test.ts both read this list. Add each new folder or root file here.
 */
export const places = [
  // Types and small functions that everything can use.
  'foundation',
  // Metrics and traces. Reads nothing, and is told what happens.
  'telemetry',
  // What the features use.
  'access',
  'database',
  // What readers outside of a request follow. Every audit event is also one of its changes.
  'change-log',
  // Records events. `audit-trail` shows them.
  'audit',
  'rate-limit',
  'request',
  'queued-request',
  'schema-parts',
  'idempotency',
  'relay',
  'search',
  'service-status',
  // Reads the environment with the parsers of earlier places.
  'config',
  'logging',
  'mail',
  'webhooks',
  // The features. A later feature adds its fields to an earlier one's types, never the other way around.
  'account',
  'profile',
  'identity',
  'association',
  'viewer',
  'invitation',
  'add-profiles',
  'change-profiles',
  'access-request',
  'audit-trail',
  'access-events',
  'time-changes',
  // Places that use all features.
  'import',
  'export',
  'derived',
  'graphql',
  // Subscriptions: follows changes, and sends events.
  'streams',
  'schema-tools',
  'http',
  'fast-path',
  'composition',
  // Programs. `dev` uses the composition, and nothing uses `dev`.
  'commands',
  'main',
  'dev',
];

/** Places that neither import from the server nor are imported by it. */
export const separatePlaces = ['portal'];

/** Folders that represent other teams' code: from `src`, they import only their own files. */
export const foreignFolders = ['dev/support-cases'];

/** Packages that only one place imports, so that replacing the package only changes that place. */
export const packageOwners = {
  'openid-client': 'identity',
  postmark: 'mail',
  '@opentelemetry/api': 'telemetry',
  '@opentelemetry/core': 'telemetry',
  '@opentelemetry/otlp-transformer': 'telemetry',
  '@opentelemetry/resources': 'telemetry',
  '@opentelemetry/sdk-trace': 'telemetry',
  'prom-client': 'telemetry',
  'oidc-provider': 'dev',
  '@graphql-hive/gateway-runtime': 'dev',
  '@theguild/federation-composition': 'dev',
};

/** Places that can use the values of `config`. Other places use only its types, and receive settings as arguments. */
export const configReaders = ['config', 'composition', 'commands', 'main', 'dev'];

/** The files that read process.env. */
export const environmentReaders = [
  'src/config/process-environment.ts',
  'src/dev/run-command.ts',
  'src/schema-tools/check-schema-breaks.ts',
];
