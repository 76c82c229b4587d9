import { Checkbox, type CheckboxProps, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode } from 'react';

const useStyles = makeStyles({ label: { color: tokens.colorNeutralForeground1 } });

/**
 * A checkbox. Fluent dims the labels of unchecked boxes as if they were disabled. Here, only disabled ones
 * are dim.
 */
export function CheckBox({ label, ...box }: Omit<CheckboxProps, 'label'> & { readonly label: ReactNode }) {
  const styles = useStyles();
  return (
    <Checkbox {...box} label={<span {...(!box.disabled && { className: styles.label })}>{label}</span>} />
  );
}
