import { Field, type FieldProps } from '@fluentui/react-components';
import { cloneElement, type ReactElement, use } from 'react';
import { FormErrorsContext } from './form-errors';

/** A field of a MutationForm. Passes the name to its control, and shows the mutation's errors for it. */
export function FormField({
  name,
  children,
  ...field
}: Omit<FieldProps, 'children'> & {
  readonly name: string;
  readonly children: ReactElement<{ name?: string }>;
}) {
  const refused = use(FormErrorsContext)[name];
  return (
    <Field {...field} data-field={name} {...(refused !== undefined && { validationMessage: refused })}>
      {cloneElement(children, { name })}
    </Field>
  );
}
