/**
 * The places of `src` in the order of their imports: a place imports only from itself and from those before it.
 *
 * A place is a folder of `src` or a file directly in it (without `.ts`). The lint configuration and
 * test/architecture/imports.test.ts both read this list; a new folder or root file gets its line here.
 */
export const places = [
  // Words and small tools that everything may use.
  'foundation',
  // What the features use.
  'access',
  'database',
  'audit',
  'rate-limit',
  'request',
  'queued-request',
  'schema-parts',
  'relay',
  'search',
  'service-status',
  // Reads the environment with the parsers of those before it.
  'config',
  'logging',
  'mail',
  // The features. A later one adds its fields to an earlier one's types, never the other way round.
  'account',
  'profile',
  'identity',
  'association',
  'viewer',
  'invitation',
  'access-request',
  'audit-trail',
  // What uses all of them.
  'import',
  'export',
  'graphql',
  'schema-tools',
  'http',
  'fast-path',
  'composition',
  // Programs. `dev` uses the composition and nothing uses `dev`.
  'commands',
  'main',
  'dev',
];

/** Places that import nothing of the server and that nothing of the server imports. */
export const separatePlaces = ['portal'];

/** Folders that stand for the code of others: they import nothing of `src` but their own files. */
export const foreignFolders = ['dev/support-cases'];

/** Packages that one place alone knows, so that exchanging one is a change to that place. */
export const packageOwners = {
  'openid-client': 'identity',
  postmark: 'mail',
  'oidc-provider': 'dev',
  '@graphql-hive/gateway-runtime': 'dev',
  '@theguild/federation-composition': 'dev',
};

/** Where the values of `config` may be used; elsewhere only its types, so that settings arrive as arguments. */
export const configReaders = ['config', 'composition', 'commands', 'main', 'dev'];

/** The files that read process.env. */
export const environmentReaders = [
  'src/config/process-environment.ts',
  'src/dev/run-command.ts',
  'src/schema-tools/check-schema-breaks.ts',
];
