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

/** What a composition came to. */
export interface Composition {
  readonly errors: readonly string[];
  /** What the library would have somebody look at, though it composed. */
  readonly hints: readonly string[];
}

/** Composes subgraphs with Apollo's library into what @apollo/gateway and Apollo Router are given; fails on an error. */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): string {
  const { supergraphSdl, errors } = composeByApollo(parsed(subgraphs));
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** The libraries that compose supergraphs, each behind the same question. */
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
    // Gives no hints at all.
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
