import { createContext } from 'react';

/** A user error of a mutation. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** The outcome that a form shows. */
export interface Shown {
  /** The errors of each field, by its name. */
  readonly byName: Readonly<Record<string, string>>;
  /** The errors that belong to no field. */
  readonly elsewhere: string;
  /** The error that submitting threw, or null. */
  readonly fault: unknown;
  readonly done?: string | undefined;
}

/** The errors of a form's fields, by field name. */
export const FormErrorsContext = createContext<Readonly<Record<string, string>>>({});
