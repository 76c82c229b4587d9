import { Field, type FieldProps } from '@fluentui/react-components';
import { cloneElement, type ReactElement, use } from 'react';
import { FormErrorsContext } from './form-errors';

/**
 * A field of a MutationForm. Passes the name to its control, and shows the mutation's errors for it.
 *
 * `invalidCode` is the error code that the service would return for a blank entry, or for one that isn't an e-mail
 * address. The form checks these before it sends anything, so that all of them are shown at once.
 */
export function FormField({
  name,
  invalidCode,
  children,
  ...field
}: Omit<FieldProps, 'children'> & {
  readonly name: string;
  readonly invalidCode?: string;
  readonly children: ReactElement<{ name?: string }>;
}) {
  const refused = use(FormErrorsContext)[name];
  return (
    <Field
      {...field}
      data-field={name}
      {...(invalidCode !== undefined && { 'data-invalid-code': invalidCode })}
      {...(refused !== undefined && { validationMessage: refused })}
    >
      {cloneElement(children, { name })}
    </Field>
  );
}
