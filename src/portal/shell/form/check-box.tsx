import { Checkbox, type CheckboxProps, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode } from 'react';

const useStyles = makeStyles({ label: { color: tokens.colorNeutralForeground1 } });

/** A box to tick. Fluent dims the label of one that is not ticked, as if it could not be; here only what can't be is dim. */
export function CheckBox({ label, ...box }: Omit<CheckboxProps, 'label'> & { readonly label: ReactNode }) {
  const styles = useStyles();
  return (
    <Checkbox {...box} label={<span {...(!box.disabled && { className: styles.label })}>{label}</span>} />
  );
}
