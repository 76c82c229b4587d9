import { assembleSubgraph } from '../graphql/assemble-subgraph';
import type { Compiling, FastPath } from '../graphql/fast-path';
import { callDirectly } from './call-directly';
import { CompiledQueries } from './compiled-queries';
import { readPreparedSubgraph, restoreSubgraph } from './prepared-subgraph';

/**
 * Creates the optional parts that only make the service faster.
 *
 * `instanceOf` returns the instance of a resolver class. It's called when a field is resolved. If `compiles` is false,
 * only the prepared subgraph is used.
 */
export function createFastPath(
  instanceOf: (resolverClass: object) => object,
  compiling: Compiling = {},
  compiles = true,
): FastPath {
  const prepared = readPreparedSubgraph();
  return {
    sdl: prepared && prepared.sdl,
    assemble(schema, resolvers) {
      const subgraph =
        prepared === null ? assembleSubgraph(schema, resolvers) : restoreSubgraph(prepared.text, resolvers);
      if (compiles) callDirectly(subgraph, instanceOf);
      return subgraph;
    },
    shortcut: (subgraph) => (compiles ? new CompiledQueries({ ...subgraph, ...compiling }) : null),
  };
}
