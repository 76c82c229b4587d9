import { assembleSubgraph } from '../graphql/assemble-subgraph';
import type { Compiling, FastPath } from '../graphql/fast-path';
import { callDirectly } from './call-directly';
import { CompiledQueries } from './compiled-queries';
import { readPreparedSubgraph, restoreSubgraph } from './prepared-subgraph';

/**
 * Creates the optional parts that only make the service faster.
 *
 * `instanceOf` returns the instance of a resolver class. It's called when a field is resolved.
 */
export function createFastPath(
  instanceOf: (resolverClass: object) => object,
  compiling: Compiling = {},
): FastPath {
  return {
    assemble(schema, resolvers) {
      const prepared = readPreparedSubgraph();
      const subgraph =
        prepared === null ? assembleSubgraph(schema, resolvers) : restoreSubgraph(prepared, resolvers);
      callDirectly(subgraph, instanceOf);
      return subgraph;
    },
    shortcut: (subgraph) => new CompiledQueries({ ...subgraph, ...compiling }),
  };
}
