import { makeStyles } from '@fluentui/react-components';
import { CheckBox } from '../../../shell/form/check-box';
import { useWords } from '../../../words/words-context';

const useStyles = makeStyles({
  // In a table, the box is above the boxes of the rows.
  label: { '@media (min-width: 56.01rem)': { clipPath: 'inset(50%)', position: 'absolute' } },
});

/** The box that selects all profiles of a page. Its third state shows that only some are selected. */
export function SelectAll({
  selected,
  total,
  onSelect,
}: {
  readonly selected: number;
  readonly total: number;
  readonly onSelect: (isSelected: boolean) => void;
}) {
  const { profiles: words } = useWords().ourAccounts;
  const styles = useStyles();
  return (
    <CheckBox
      label={<span className={styles.label}>{words.selectAll}</span>}
      checked={selected > 0 && selected < total ? 'mixed' : selected === total}
      onChange={(_event, { checked }) => onSelect(checked === true)}
    />
  );
}
