import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByHive } from '@theguild/federation-composition';
import { federateSubgraphs, LATEST_ROUTER_COMPATIBILITY_VERSION } from '@wundergraph/composition';
import { type DocumentNode, parse } from 'graphql';

/** A subgraph to compose. */
export interface SubgraphSource {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** The result of a composition. */
export interface Composition {
  readonly errors: readonly string[];
  /** The library's warnings about a successful composition. */
  readonly hints: readonly string[];
}

/** Composes subgraphs with Apollo's library into the input of @apollo/gateway and Apollo Router. Fails on errors. */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): string {
  const { supergraphSdl, errors } = composeByApollo(parsed(subgraphs));
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** The libraries that compose supergraphs, with the same interface. */
export const composers: readonly {
  readonly name: string;
  readonly compose: (subgraphs: readonly SubgraphSource[]) => Composition;
}[] = [
  {
    name: '@apollo/composition',
    compose(subgraphs) {
      const { errors = [], hints = [] } = composeByApollo(parsed(subgraphs));
      return {
        errors: errors.map(({ message }) => message),
        hints: hints.map(({ definition, message }) => `${definition.code}: ${message}`),
      };
    },
  },
  {
    // Returns no hints at all.
    name: '@theguild/federation-composition',
    compose(subgraphs) {
      const { errors = [] } = composeByHive(parsed(subgraphs));
      return { errors: errors.map(({ message }) => message), hints: [] };
    },
  },
  {
    name: '@wundergraph/composition',
    compose(subgraphs) {
      const result = federateSubgraphs({
        subgraphs: parsed(subgraphs).map(({ name, url, typeDefs }) => ({ name, url, definitions: typeDefs })),
        version: LATEST_ROUTER_COMPATIBILITY_VERSION,
      });
      return {
        errors: result.success ? [] : result.errors.map(({ message }) => message),
        hints: result.warnings.map(({ message }) => message),
      };
    },
  },
];

function parsed(
  subgraphs: readonly SubgraphSource[],
): { name: string; url: string; typeDefs: DocumentNode }[] {
  return subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
}
