import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { GraphQLSchema } from 'graphql';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import type { ViewerContext } from '../viewer/viewer-context';
import { type DocumentStore, MOST_TOKENS } from './document-store';
import { formatError } from './format-error';
import { maintenancePlugin } from './maintenance-plugin';
import { noServiceSdl } from './no-service-sdl';
import { queryLimitsPlugin, type RefuseTooMuch } from './query-limits';

/** Maximum number of validation errors in a response. */
const MOST_ERRORS = 5;

/** Settings of the GraphQL server. */
export interface ApolloServerSettings {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  /** Whether to answer `_service`, with which gateways fetch the schema. */
  readonly publishesSdl: boolean;
  readonly sandbox: boolean;
  readonly maintenance: Pick<MaintenanceSchedule, 'at'>;
  readonly refuseTooMuch: RefuseTooMuch;
  readonly documents: DocumentStore;
  readonly plugins: readonly ApolloServerPlugin<ViewerContext>[];
}

/** Creates the GraphQL server. The caller starts and stops it. */
export function createApolloServer(settings: ApolloServerSettings): ApolloServer<ViewerContext> {
  return new ApolloServer<ViewerContext>({
    schema: settings.schema,
    introspection: settings.introspection,
    includeStacktraceInErrorResponses: false,
    // Apollo's signal handler would exit with 143 before requests are drained.
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    // Our clients don't register queries by hash, and a store that anybody can fill only takes memory.
    persistedQueries: false,
    documentStore: settings.documents,
    // Instead of `hideSchemaDetailsFromClientErrors`, which removes suggestions afterward, in quadratic time.
    validationOptions: { maxErrors: MOST_ERRORS, hideSuggestions: !settings.introspection },
    validationRules: settings.publishesSdl ? [] : [noServiceSdl],
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
    formatError,
    plugins: [
      settings.sandbox
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true, includeCookies: true, footer: false })
        : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTrace({ includeErrors: { masked: true } }),
      queryLimitsPlugin(settings.refuseTooMuch),
      maintenancePlugin(settings.maintenance),
      ...settings.plugins,
    ],
  });
}
