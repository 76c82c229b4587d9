import { createContext } from 'react';

/** A user error of a mutation. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** A problem with a field, by the name of its FormField. */
export interface FieldProblem {
  readonly name: string;
  readonly text: string;
}

/** What a form shows after it was submitted, in the current language. */
export interface Shown {
  /** The errors of each field, by its name. */
  readonly byName: Readonly<Record<string, string>>;
  /** The errors of fields, if they're to be listed before the form, or none. */
  readonly summary: readonly FieldProblem[];
  /** The errors that belong to no field. */
  readonly elsewhere: string;
  /** The error that submitting threw, or null. */
  readonly fault: unknown;
  /** The sentence that confirms success, or null. */
  readonly done: string | null;
}

/** The errors of a form's fields, by field name. */
export const FormErrorsContext = createContext<Readonly<Record<string, string>>>({});
