import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Row } from './row';

/** Reads entities out of the rows of hand-written SQL, as TypeORM's query builder would. */
export interface EntityReader<Entity> {
  /** The columns that `read` needs, by their names in the table. */
  readonly columns: readonly string[];
  /** Makes an entity of a row that has the columns. */
  readonly read: (row: Row) => Entity;
}

/**
 * Creates a reader of entities, for SQL that the query builder can't write, such as a hint that names an index.
 *
 * Columns with `select: false` are left out.
 */
export function entityReader<Entity extends ObjectLiteral>(
  { dataSource }: EntityManager,
  entity: EntityTarget<Entity>,
): EntityReader<Entity> {
  const metadata = dataSource.getMetadata(entity);
  const columns = metadata.columns.filter(({ isSelect }) => isSelect);
  return {
    columns: columns.map(({ databaseName }) => databaseName),
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
