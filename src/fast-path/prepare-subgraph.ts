import { writePreparedSubgraph } from './prepared-subgraph';
import { buildSchema } from '../graphql/schema';

// The last step of `npm run build`, on the compiled program.
writePreparedSubgraph(buildSchema(() => ({})));
