/** The reasons for refusing a row, as text for the report. No text contains a value of the row. */
export const faultReasons = {
  WRONG_COLUMN_COUNT:
    'The row has more or fewer columns than the header. Quote cells that contain a separator or a line break.',
  STRAY_QUOTE:
    'A quotation mark is misplaced. Quote cells that contain quotation marks, and double the marks.',
  ROW_TOO_LONG: "The row is longer than 1 MiB, or a quotation mark isn't closed.",
  NOT_UTF8: 'The row isn\'t UTF-8. Save or export the file as CSV in UTF-8 ("CSV UTF-8" in Excel).',
  DAMAGED_TEXT: 'A character was lost when the file was created (U+FFFD). Export the file as UTF-8.',
  SPREADSHEET_ERROR:
    'A spreadsheet replaced the value with an error. Widen the column or format it as text, and save the file again.',
  MISSING: 'A value is required.',
  INVALID_ID: "This isn't a GUID.",
  DUPLICATE_ID: 'An earlier row of this file has the same id.',
  INVALID_NUMBER: 'Use an account number of up to 40 visible characters.',
  NUMBER_CHANGED:
    'A spreadsheet changed this number, for example to 1E+05 or 1,234. Format the column as text before you open the file.',
  NUMBER_TAKEN: 'Another account has this number.',
  INVALID_NAME: 'Use a name of 1 to 200 visible characters.',
  NAME_HAS_ADDRESS: "Names appear in e-mails, so they can't contain a web or e-mail address. Remove it.",
  INVALID_EMAIL:
    "This isn't an address that mail can be sent to. Only ASCII characters are supported before the @.",
  INVALID_STATUS: 'Use 0 or Active, 1 or Inactive. For an entitlement, use 0 to 4, or Draft to Waiting.',
  INVALID_ROLE: 'Use ADMINISTRATOR or MEMBER.',
  INVALID_LOCALE: "This isn't a BCP 47 language tag such as de-CH.",
  INVALID_KIND: "This isn't a valid kind. Leave the cell empty to derive the kind from other columns.",
  INVALID_DATE:
    'Use a date such as 2026-12-31 or a time such as 2026-12-31T08:00:00Z. For dates such as 12/31/2026, use --dates mdy. For 31/12/2026, use --dates dmy.',
  DATE_IS_NUMBER:
    "This is Excel's internal number for a date. Format the column as a date, and save the file again.",
  ENDS_BEFORE_START: 'The end must be after the start.',
  NOT_AN_ACCOUNT: "This doesn't refer to an account.",
  UNKNOWN_ACCOUNT: 'No account has this id or name.',
  AMBIGUOUS_ACCOUNT: "Several accounts have this name. Use the account's id.",
  UNKNOWN_PARTNER: 'No account has this id or name.',
  AMBIGUOUS_PARTNER: "Several accounts have this name. Use the account's id.",
  NOT_A_PARTNER: "This account isn't a partner, or it's the account itself.",
  LAST_ADMINISTRATOR:
    'This is the last active administrator of its account. Make someone else an administrator first.',
  PROFILE_REMOVED: "The profile was removed and can't be restored. Deactivate the contact in Dynamics.",
  NOT_STORED: 'The database rejected the row.',
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
