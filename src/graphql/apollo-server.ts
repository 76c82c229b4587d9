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

/** The most errors of validation that an answer lists. */
const MOST_ERRORS = 5;

/** Says how the GraphQL server behaves. */
export interface ApolloServerSettings {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  /** True to answer `_service`, by which gateways fetch the schema. */
  readonly publishesSdl: boolean;
  readonly sandbox: boolean;
  readonly maintenance: Pick<MaintenanceSchedule, 'at'>;
  readonly refuseTooMuch: RefuseTooMuch;
  readonly documents: DocumentStore;
  readonly plugins: readonly ApolloServerPlugin<ViewerContext>[];
}

/** Makes the GraphQL server; it is started by whoever serves it, and stopped by nobody's signal but ours. */
export function createApolloServer(settings: ApolloServerSettings): ApolloServer<ViewerContext> {
  return new ApolloServer<ViewerContext>({
    schema: settings.schema,
    introspection: settings.introspection,
    includeStacktraceInErrorResponses: false,
    // Apollo's own handler would exit with 143 and cut short the draining.
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    // No client of ours registers queries by hash; a store that anybody may fill would only take memory.
    persistedQueries: false,
    documentStore: settings.documents,
    // Instead of `hideSchemaDetailsFromClientErrors`, which takes suggestions out again, in quadratic time.
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
