import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';
import { ID_LENGTH } from '../foundation/ids';
import { nullable, oneOf } from './row';

/** Declares the primary key column of a record's id. */
export function IdColumn(): PropertyDecorator {
  return PrimaryColumn('varchar', { length: ID_LENGTH });
}

/** Declares a column with another record's id. */
export function ReferenceColumn(
  options: Pick<ColumnOptions, 'nullable' | 'default'> = {},
): PropertyDecorator {
  return Column('varchar', { length: ID_LENGTH, ...options });
}

/** Declares an instant, stored in UTC with milliseconds. */
export function InstantColumn(options: Pick<ColumnOptions, 'nullable'> = {}): PropertyDecorator {
  return Column('datetime', { precision: 3, ...options });
}

/** Declares a record's id in Dataverse, a lowercase GUID; null if the record isn't from there. */
export function ExternalIdColumn(): PropertyDecorator {
  return Column('varchar', { length: 36, nullable: true });
}

/** Declares a short word. */
export function WordColumn(options: Pick<ColumnOptions, 'nullable'> = {}): PropertyDecorator {
  return Column('varchar', { length: 32, ...options });
}

/**
 * Declares a word from a fixed list, for columns that decide access.
 *
 * Reading any other word throws UnexpectedColumnError.
 */
export function OneOfColumn(
  words: readonly string[],
  options: Pick<ColumnOptions, 'nullable' | 'default'> = {},
): PropertyDecorator {
  return Column('varchar', { length: 32, ...options, transformer: oneOfTransformer(words) });
}

/** Returns a transformer that throws UnexpectedColumnError if a column contains neither one of the words nor NULL. */
export function oneOfTransformer(words: readonly string[]): ValueTransformer {
  const read = nullable(oneOf(words));
  // NULL if an outer join found no row: TypeORM transforms these columns, too.
  return { to: (word: unknown) => word, from: (word: unknown) => read({ word }, 'word') };
}

/**
 * Declares the key of an e-mail address, which the database compares byte by byte.
 *
 * Collations can't be used: `utf8mb4_general_ci` treats ı as i, and even `utf8mb4_bin` ignores trailing spaces. On
 * SQLite the driver maps the type to text, which compares bytes (see `data-source.ts`).
 */
export function EmailKeyColumn(options: Pick<ColumnOptions, 'default'> = {}): PropertyDecorator {
  return Column('varbinary', { ...EMAIL_KEY, ...options });
}

/** Declares the key of an e-mail address as the primary key. */
export function PrimaryEmailKeyColumn(): PropertyDecorator {
  return PrimaryColumn('varbinary', { ...EMAIL_KEY });
}

// Copied for each column, because TypeORM modifies the object.
const EMAIL_KEY = {
  length: 320,
  transformer: {
    to: (key: string) => key,
    // Null if an outer join found no row: TypeORM transforms these columns, too.
    from: (stored: string | Uint8Array | null) =>
      stored === null || typeof stored === 'string' ? stored : Buffer.from(stored).toString('utf8'),
  },
} as const;
