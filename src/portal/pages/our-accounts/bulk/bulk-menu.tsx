import { Button } from '@fluentui/react-components';
import { useMenuOnDemand } from '../../../shell/menu/use-menu-on-demand';
import { useWords } from '../../../words/words-context';
import { type BulkMenuProperties } from './opened-bulk-menu';

const loadMenu = async () => (await import('./opened-bulk-menu')).OpenedBulkMenu;

/** The menu of further actions on the selected people. At first, only its button. */
export function BulkMenu(properties: BulkMenuProperties) {
  const { shell, ourAccounts } = useWords();
  const { Menu, hasFailed, button } = useMenuOnDemand(loadMenu);

  if (Menu) return <Menu {...properties} />;
  return (
    <>
      <Button {...button} disabledFocusable={properties.isBusy}>
        {ourAccounts.bulk.others}
      </Button>
      {hasFailed && <p role="alert">{shell.failure.page}</p>}
    </>
  );
}
