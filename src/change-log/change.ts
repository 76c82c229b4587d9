/** The values of changed fields before and after, by the field's name. Only ids and codes (see `publicChanges`). */
export type PublicChanges = Readonly<Record<string, readonly [before: PublicValue, after: PublicValue]>>;

/** An id, a code, a number, or an instant as text; null for no value, and for a value that may name somebody. */
export type PublicValue = string | number | boolean | null;

/** A committed change, as readers of the change log get it. Never contains names, addresses or tokens. */
export interface Change {
  /** Its place in the log: 1 for the first change, without gaps, in the order of commits. */
  readonly position: number;
  /** One of `CHANGE_TYPES`, or a type of a newer release. */
  readonly type: string;
  /** The account that it happened in; null if it concerns only a person. */
  readonly accountId: string | null;
  /** The profile that it concerns, such as that of an invitation or an association; null if there is none. */
  readonly profileId: string | null;
  /** The identity whose access or choices changed, if the change itself names it; null otherwise. */
  readonly identityId: string | null;
  /** The record that was changed. */
  readonly subjectId: string;
  readonly changes: PublicChanges;
  readonly occurredAt: Date;
}

/** A change to record. */
export type ChangeFact = Pick<
  Change,
  'accountId' | 'profileId' | 'identityId' | 'subjectId' | 'occurredAt'
> & {
  readonly type: string;
  /** The changed fields, each with its old and new value. Recording keeps only what's public. */
  readonly changes?: Readonly<Record<string, readonly unknown[]>> | null;
};
