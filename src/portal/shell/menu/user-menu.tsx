import { useApolloClient } from '@apollo/client/react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { ChoicesDocument, type MeFragment } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';
import { type OpenedUserMenu } from './opened-user-menu';
import { personOf, UserMenuButton } from './user-menu-button';

/** Time for which the menu waits for the profiles. */
const LONGEST_WAIT_MS = 300;

const useStyles = makeStyles({
  alert: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground1, margin: 0 },
});

/**
 * The user menu in the header. At first, only its button: menus need a fifth of all scripts. They and the profiles are
 * loaded when the button gets the focus or the pointer, and the menu opens when both are there.
 */
export function UserMenu({ viewer }: { readonly viewer: MeFragment }) {
  const { shell } = useWords();
  const styles = useStyles();
  const client = useApolloClient();
  const [Opened, setOpened] = useState<typeof OpenedUserMenu | null>(null);
  const [hasFailed, setFailed] = useState(false);

  const load = async (): Promise<typeof OpenedUserMenu> => {
    const choices =
      viewer.selection.candidates.length > 1 ? client.query({ query: ChoicesDocument }) : Promise.resolve();
    const [menu] = await Promise.all([
      import('./opened-user-menu'),
      // Before the menu opens, so that its items don't move. If that takes long, the menu opens without them.
      Promise.race([
        choices.catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS)),
      ]),
    ]);
    return menu.OpenedUserMenu;
  };
  const prepare = (): void => void load().catch(() => undefined);
  const open = (): void => {
    setFailed(false);
    load().then(
      (menu) => setOpened(() => menu),
      () => setFailed(true),
    );
  };

  if (Opened) return <Opened viewer={viewer} />;
  return (
    <>
      {hasFailed && (
        <p role="alert" className={styles.alert}>
          {shell.failure.page}
        </p>
      )}
      <UserMenuButton
        {...personOf(viewer)}
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={open}
        onKeyDown={({ key }) => key === 'ArrowDown' && open()}
      />
    </>
  );
}
