import { assembleSubgraph } from '../graphql/assemble-subgraph';
import type { Compiling, FastPath } from '../graphql/fast-path';
import { CompiledQueries } from './compiled-queries';
import { readPreparedSubgraph, restoreSubgraph } from './prepared-subgraph';

/** Creates the optional parts that only make the service faster. */
export function createFastPath(compiling: Compiling = {}): FastPath {
  return {
    assemble(schema, resolvers) {
      const prepared = readPreparedSubgraph();
      return prepared === null ? assembleSubgraph(schema, resolvers) : restoreSubgraph(prepared, resolvers);
    },
    shortcut: (subgraph) => new CompiledQueries({ ...subgraph, ...compiling }),
  };
}
