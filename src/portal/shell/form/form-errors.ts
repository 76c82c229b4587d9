import { createContext } from 'react';

/** What a mutation refused, as its `userErrors` say. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** What is shown of how a form went. */
export interface Shown {
  /** What was refused of each field, by its name. */
  readonly byName: Readonly<Record<string, string>>;
  /** What was refused of no field. */
  readonly elsewhere: string;
  /** What sending threw; null when it didn't. */
  readonly fault: unknown;
  readonly done?: string | undefined;
}

/** Holds what was refused of each field of a form, by the field's name. */
export const FormErrorsContext = createContext<Readonly<Record<string, string>>>({});
