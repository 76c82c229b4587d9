/** The reasons for refusing a row, as text for the report. No text contains a value of the row. */
export const faultReasons = {
  WRONG_COLUMN_COUNT:
    'The row has more or fewer columns than the header. A cell with a separator or a line break must be quoted.',
  STRAY_QUOTE: 'A quotation mark is out of place; what contains one is quoted, and the mark doubled.',
  ROW_TOO_LONG: 'The row is longer than a mebibyte, or a quotation mark is never closed.',
  NOT_UTF8: 'The row is not UTF-8; save or export the file as CSV in UTF-8 ("CSV UTF-8" in Excel).',
  DAMAGED_TEXT: 'A character was lost when the file was made (U+FFFD); export it as UTF-8.',
  SPREADSHEET_ERROR:
    'A spreadsheet wrote this instead of the value. Widen the column, or format it as text, and save the file again.',
  MISSING: 'A value is needed here.',
  INVALID_ID: 'This is not a GUID.',
  DUPLICATE_ID: 'An earlier row of this file has the same id.',
  INVALID_NUMBER: 'An account number has at most 40 characters, and none that cannot be seen.',
  NUMBER_CHANGED:
    'A spreadsheet changed this number, as to 1E+05 or 1,234. Format the column as text before you open the file.',
  NUMBER_TAKEN: 'Another account has this number.',
  INVALID_NAME: 'A name has from 1 to 200 characters, and none that cannot be seen.',
  NAME_HAS_ADDRESS:
    'A name contains no web or e-mail address, because it is in mails that we send. Remove it.',
  INVALID_EMAIL:
    "This isn't an address that mail can be sent to. Only ASCII characters are supported before the @.",
  INVALID_STATUS: 'Write 0 or Active, 1 or Inactive (for an entitlement 0 to 4, Draft to Waiting).',
  INVALID_ROLE: 'Write ADMINISTRATOR or MEMBER.',
  INVALID_LOCALE: 'This is not a BCP 47 language tag such as de-CH.',
  INVALID_KIND: 'This is not a kind; leave it empty to have it follow from the other columns.',
  INVALID_DATE:
    'Write a date as 2026-12-31 or an instant as 2026-12-31T08:00:00Z. --dates mdy takes 12/31/2026, and --dates dmy 31/12/2026.',
  DATE_IS_NUMBER:
    'This is the number by which Excel keeps a date. Format the column as a date, and save the file again.',
  ENDS_BEFORE_START: 'The end is not after the start.',
  NOT_AN_ACCOUNT: 'This refers to something that is not an account.',
  UNKNOWN_ACCOUNT: 'No account has this id or name.',
  AMBIGUOUS_ACCOUNT: 'Several accounts have this name; refer to one by its id.',
  UNKNOWN_PARTNER: 'No account has this id or name.',
  AMBIGUOUS_PARTNER: 'Several accounts have this name; refer to one by its id.',
  NOT_A_PARTNER: 'This account is not a partner, or is the account itself.',
  LAST_ADMINISTRATOR: 'This is the last active administrator of its account; make somebody else one first.',
  PROFILE_REMOVED: 'The profile was removed here and does not come back; deactivate the contact in Dynamics.',
  NOT_STORED: 'The database did not take the row.',
} as const;

/** Why a row or a cell was refused. */
export type FaultCode = keyof typeof faultReasons;

/** The fault of a row, and its column; the column is null for faults of the whole row. */
export interface RowFault<Field extends string = string> {
  readonly code: FaultCode;
  readonly field: Field | null;
  /** Whether only the cell was refused and the rest of the row was imported. */
  readonly isRestIn?: true;
}

/** The values of a row. A value is null if its cell was refused. */
export type ReadValues<Values> = {
  readonly [Key in keyof Values]: Key extends 'externalId' ? Values[Key] : Values[Key] | null;
};

/** The values of a row. If a cell was refused, the row can only change a known record. */
export type RowValues<Values, Field extends string> =
  (Values & { readonly fault: null }) | (ReadValues<Values> & { readonly fault: RowFault<Field> });

/** The outcome of a row. */
export type RowOutcome = 'ADDED' | 'UPDATED' | 'UNCHANGED' | RowFault;

/**
 * Returns the outcome of a row with a known record. A refused cell is reported even if the rest of the row changed it.
 */
export function outcomeWith(fault: RowFault | null, outcome: RowOutcome): RowOutcome {
  return fault && typeof outcome === 'string' ? { ...fault, isRestIn: true } : outcome;
}
