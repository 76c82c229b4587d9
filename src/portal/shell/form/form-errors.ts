import { createContext } from 'react';

/** What a mutation refused, as its `userErrors` say. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** Holds what was refused of each field of a form, by the field's name. */
export const FormErrorsContext = createContext<Readonly<Record<string, string>>>({});
