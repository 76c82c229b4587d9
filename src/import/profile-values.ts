import { PROFILE_ROLES } from '../access/actor';
import type { StoredValue } from '../database/bulk-statements';
import { binaryText, type ColumnReader, nullable, oneOf, text } from '../database/row';
import { PROFILE_STATUSES, lookupOfProfile } from '../profile/profile';

/** The values of a profile that an import can change, each with its column and its reader. */
const STORED = {
  displayName: ['display_name', text],
  email: ['email', text],
  emailKey: ['email_key', binaryText],
  role: ['role', oneOf(PROFILE_ROLES)],
  status: ['status', oneOf(PROFILE_STATUSES)],
  locale: ['locale', text],
  externalId: ['external_id', nullable(text)],
} as const satisfies Readonly<Record<string, readonly [column: string, read: ColumnReader<string | null>]>>;

type Field = keyof typeof STORED;

/** The values of a profile that an import can change. */
export type ProfileValues = { readonly [Key in Field]: ReturnType<(typeof STORED)[Key][1]> };

/** The values that are taken from a row as they are, and that each new profile has. */
const REQUIRED = ['displayName', 'email', 'emailKey'] as const satisfies readonly Field[];

/** The values that are taken from a row as they are, with the defaults for new profiles. */
const DEFAULTS = { locale: 'en-US' } as const satisfies Partial<ProfileValues>;

type Required = (typeof REQUIRED)[number];
type Optional = keyof typeof DEFAULTS;

/** The values that are taken from a row as they are. */
export type RowValue = Required | Optional;

const fields = Object.keys(STORED) as Field[];
const fieldsOfRows: readonly RowValue[] = [...REQUIRED, ...(Object.keys(DEFAULTS) as Optional[])];

/** The readers of the values, for `rowReader`. */
export const valueReaders = Object.fromEntries(fields.map((field) => [field, STORED[field][1]])) as {
  readonly [Key in Field]: (typeof STORED)[Key][1];
};

/** The columns of the values with the values' names, for a SELECT. */
export const SELECTED_VALUES = fields.map((field) => `profile.${STORED[field][0]} AS ${field}`).join(', ');

/** The values recorded in the audit trail. The key of an address follows from the address. */
export const AUDITED = fields.filter((field) => field !== 'emailKey');

/** Returns the column of a value. */
export function columnOf(field: Field): string {
  return STORED[field][0];
}

/** The columns that an import writes: those of the values, and those to search and order by. */
export const WRITTEN_COLUMNS = [...fields.map(columnOf), 'words', 'name_key'];

/** Returns the values for `WRITTEN_COLUMNS`. */
export function writtenValuesOf(values: ProfileValues): StoredValue[] {
  const { words, nameKey } = lookupOfProfile(values);
  return [...fields.map((field) => values[field]), words, nameKey];
}

/** Returns the values of a new profile from its row. Empty cells get the defaults. */
export function newValuesOf(
  row: { readonly [Key in Required]: string } & { readonly [Key in Optional]: string | null },
): Pick<ProfileValues, RowValue> {
  return valuesOfRow(row, { ...row, ...DEFAULTS });
}

/** Returns the values of a known profile from its row. Empty or refused cells keep the stored value. */
export function valuesOfRow(
  row: { readonly [Key in RowValue]: string | null },
  stored: Pick<ProfileValues, RowValue>,
): Pick<ProfileValues, RowValue> {
  const values = fieldsOfRows.map((field) => [field, row[field] ?? stored[field]]);
  return Object.fromEntries(values) as Pick<ProfileValues, RowValue>;
}
