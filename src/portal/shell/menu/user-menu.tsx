import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { PersonCircle24Regular } from '@fluentui/react-icons/svg/person-circle';
import { useState } from 'react';
import { type MeFragment } from '../../graph/generated/graphql';
import { useWords } from '../../words/words-context';
import { MenuLink } from './menu-link';
import { type Reach, signOut } from './sign-out';

const useStyles = makeStyles({
  who: { maxInlineSize: '20rem', padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}` },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  strong: { ...typographyStyles.body1Strong, margin: 0 },
  button: { maxInlineSize: '60vw' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** The menu in the header: who is signed in, as which profile they act, where they may go, and the ways out. */
export function UserMenu({ viewer }: { readonly viewer: MeFragment }) {
  const { shell } = useWords();
  const styles = useStyles();
  const [isUnanswered, setUnanswered] = useState(false);
  const { identity, activeProfile, selection } = viewer;
  const person = activeProfile?.displayName ?? identity.displayName;
  const leave = (reach: Reach) => () => {
    setUnanswered(false);
    void signOut(reach).then((isOut) => setUnanswered(!isOut));
  };

  return (
    <>
      {isUnanswered && (
        <p role="alert" className={styles.quiet}>
          {shell.menu.stillSignedIn}
        </p>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<PersonCircle24Regular />}
            className={styles.button}
            aria-label={shell.menu.label({ person })}
          >
            <span className={styles.name}>{person}</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.who}>
            <p className={styles.strong}>
              {activeProfile
                ? shell.menu.actingAs({ person, company: activeProfile.account.name })
                : shell.menu.noProfile}
            </p>
            <p className={styles.quiet}>{shell.menu.signedInAs({ username: identity.username })}</p>
          </div>
          <MenuList>
            {selection.candidates.length > 1 && (
              <MenuLink to="/accounts">{shell.menu.switchProfile}</MenuLink>
            )}
            {activeProfile && <MenuLink to="/profile">{shell.menu.myProfile}</MenuLink>}
            {activeProfile?.account.viewerCanManageProfiles && (
              <MenuLink to="/our-accounts">{shell.menu.ourAccounts}</MenuLink>
            )}
            <MenuLink to="/associate">{shell.menu.associate}</MenuLink>
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
