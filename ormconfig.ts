import { createDataSource } from './src/composition/data-source';
import { parseDatabaseAddress } from './src/database/database-address';

/** The data source that TypeORM's command line works on: that of DATABASE_URL, or of `npm run dev`. */
export default createDataSource({
  address: parseDatabaseAddress(process.env['DATABASE_URL'] ?? 'sqlite:data/customersource.sqlite'),
});
