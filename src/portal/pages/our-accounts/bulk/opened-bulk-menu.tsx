import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useFormats, useWords } from '../../../words/words-context';
import { type BulkAction } from './bulk-actions';

/** The properties of `BulkMenu`. */
export interface BulkMenuProperties {
  /** The actions, each with the number of selected people that it applies to. */
  readonly actions: readonly { readonly action: BulkAction; readonly count: number }[];
  readonly isBusy: boolean;
  readonly onChoose: (action: BulkAction, count: number) => void;
}

const useStyles = makeStyles({ popover: { zIndex: 1 } });

/** The menu of `BulkMenu`, with its button. It's open when it appears. */
export function OpenedBulkMenu({ actions, isBusy, onChoose }: BulkMenuProperties) {
  const { bulk: words } = useWords().ourAccounts;
  const { number } = useFormats();
  // Restores the focus after the dialog, because the menu that opened it is gone by then.
  const restoreFocus = useRestoreFocusTarget();
  return (
    <Menu inline defaultOpen>
      <MenuTrigger disableButtonEnhancement>
        <Button {...restoreFocus} disabledFocusable={isBusy}>
          {words.others}
        </Button>
      </MenuTrigger>
      <MenuPopover className={useStyles().popover}>
        <MenuList>
          {actions.map(({ action, count }) => (
            <MenuItem key={action} disabled={count === 0} onClick={() => onChoose(action, count)}>
              {words.countOf({ action: words.actions[action], number: number(count) })}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
