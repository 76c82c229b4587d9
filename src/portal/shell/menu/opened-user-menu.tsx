import { skipToken, useQuery } from '@apollo/client/react';
import {
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { ChoicesDocument, type MeFragment } from '../../graph/generated/graphql';
import { type Sentence } from '../../words/sentence';
import { useFormats, useWords } from '../../words/words-context';
import { confirmLeaving } from '../form/leaving';
import { MenuLink } from './menu-link';
import { OpenRequestsBadge } from './open-requests-badge';
import { RecentProfiles } from './recent-profiles';
import { type Reach, signOut } from './sign-out';
import { personOf, UserMenuButton } from './user-menu-button';
import paths from '../../paths.json';

const useStyles = makeStyles({
  who: {
    display: 'grid',
    // Fluent limits the height to one line.
    height: 'auto',
    maxInlineSize: '20rem',
    paddingBlock: tokens.spacingVerticalS,
  },
  strong: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  alert: { ...typographyStyles.caption1, margin: 0 },
  popover: { zIndex: 1 },
});

/**
 * The menu in the header, with its button: who is signed in, the active profile, the profiles used last, links to pages,
 * and sign-out. It's open when it appears.
 */
export function OpenedUserMenu({ viewer }: { readonly viewer: MeFragment }) {
  const words = useWords();
  const { shell } = words;
  const styles = useStyles();
  const formats = useFormats();
  /** Why the last action failed. */
  const [failure, setFailure] = useState<Sentence | null>(null);
  const { identity, activeProfile, selection } = viewer;
  const { person, company } = personOf(viewer);
  const { data } = useQuery(
    ChoicesDocument,
    selection.candidates.length > 1 ? { fetchPolicy: 'cache-first' } : skipToken,
  );
  const mayLeave = (): boolean => confirmLeaving(shell);
  const fail = (reason: Sentence | null): void => setFailure(() => reason);
  const leave = (reach: Reach) => () => {
    if (!mayLeave()) return;
    fail(null);
    void signOut(reach).then((isOut) => fail(isOut ? null : ({ shell }) => shell.menu.stillSignedIn));
  };

  return (
    <>
      {failure && (
        <p role="alert" className={styles.alert}>
          {failure(words, formats)}
        </p>
      )}
      {/* Inline, so that the menu is inside a landmark. */}
      <Menu inline defaultOpen>
        <MenuTrigger disableButtonEnhancement>
          <UserMenuButton person={person} company={company} />
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader className={styles.who}>
                <span className={styles.strong}>
                  {activeProfile
                    ? shell.menu.actingAs({ person, company: activeProfile.account.name })
                    : shell.menu.noProfile}
                </span>
                {selection.resolvedBy === 'HEADER' && (
                  <span className={styles.quiet}>{shell.menu.inTabOnly}</span>
                )}
                <span className={styles.quiet}>{shell.menu.signedInAs({ username: identity.username })}</span>
              </MenuGroupHeader>
            </MenuGroup>
            {selection.candidates.length > 1 && (
              <RecentProfiles
                choices={data?.viewer?.selection.candidates ?? []}
                activeId={activeProfile?.id ?? null}
                isTabOnly={selection.resolvedBy === 'HEADER'}
                mayLeave={mayLeave}
                onFailure={fail}
              />
            )}
            <MenuGroup>
              {selection.candidates.length > 1 && (
                <MenuLink to={paths.accounts}>{shell.menu.switchProfile}</MenuLink>
              )}
              {activeProfile && <MenuLink to={paths.profile}>{shell.menu.myProfile}</MenuLink>}
              {activeProfile?.account.viewerCanManageProfiles && (
                <MenuLink to={paths.ourAccounts}>
                  {shell.menu.ourAccounts} <OpenRequestsBadge />
                </MenuLink>
              )}
              <MenuLink to={paths.associate}>{shell.menu.associate}</MenuLink>
              <MenuLink to={paths.sessions}>{words.sessions.title}</MenuLink>
            </MenuGroup>
            <MenuDivider />
            <MenuItem onClick={leave('HERE')}>{shell.menu.signOut}</MenuItem>
            <MenuItem onClick={leave('EVERYWHERE')}>{shell.menu.signOutEverywhere}</MenuItem>
            <MenuItem onClick={leave('MICROSOFT')}>{shell.menu.signOutAtMicrosoft}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
