import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Row } from './row';

/** Reads entities from the rows of hand-written SQL, as TypeORM's query builder would. */
export interface EntityReader<Entity> {
  /** The columns that `read` needs, in SQL, of the table with the alias. */
  readonly columnsOf: (alias: string) => readonly string[];
  /** Creates an entity from a row with these columns. */
  readonly read: (row: Row) => Entity;
}

/**
 * Creates a reader of entities, for SQL that the query builder doesn't support, such as index hints.
 *
 * Columns with `select: false` are omitted.
 */
export function entityReader<Entity extends ObjectLiteral>(
  { dataSource }: EntityManager,
  entity: EntityTarget<Entity>,
): EntityReader<Entity> {
  const metadata = dataSource.getMetadata(entity);
  const columns = metadata.columns.filter(({ isSelect }) => isSelect);
  return {
    columnsOf: (alias) =>
      columns.map(({ query, databaseName }) =>
        query ? `(${query(alias)}) AS ${databaseName}` : `${alias}.${databaseName}`,
      ),
    read(row) {
      const made = metadata.create() as Entity;
      for (const column of columns)
        column.setEntityValue(
          made,
          dataSource.driver.prepareHydratedValue(row[column.databaseName], column) as unknown,
        );
      return made;
    },
  };
}
