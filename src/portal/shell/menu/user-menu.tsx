import { useApolloClient } from '@apollo/client/react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ChoicesDocument, type MeFragment } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';
import { type OpenedUserMenu } from './opened-user-menu';
import { useMenuOnDemand } from './use-menu-on-demand';
import { personOf, UserMenuButton } from './user-menu-button';

/** Time for which the menu waits for the profiles. */
const LONGEST_WAIT_MS = 300;

const useStyles = makeStyles({
  alert: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground1, margin: 0 },
});

/**
 * The user menu in the header. At first, only its button. The menu and the profiles are loaded on demand, and it opens
 * when both are there.
 */
export function UserMenu({ viewer }: { readonly viewer: MeFragment }) {
  const { shell } = useWords();
  const styles = useStyles();
  const client = useApolloClient();
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
  const { Menu, hasFailed, button } = useMenuOnDemand(load);

  if (Menu) return <Menu viewer={viewer} />;
  return (
    <>
      {hasFailed && (
        <p role="alert" className={styles.alert}>
          {shell.failure.page}
        </p>
      )}
      <UserMenuButton {...personOf(viewer)} {...button} />
    </>
  );
}
