import { useApolloClient } from '@apollo/client/react';
import {
  makeStyles,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import { chooseForSession, chooseForTab } from '../../graph/choose-profile';
import { failureOf } from '../../graph/failure';
import { type ChoiceFragment } from '../../graph/generated/graphql';
import { type Sentence } from '../../words/sentence';
import { useWords } from '../../words/words-context';
import { failureSentence } from '../failure-sentence';
import { discardUnsavedEntries } from '../form/leaving';
import { useIsMaintenance } from '../notices/use-service-status';
import { programName } from '../program-name';

const MOST = 3;

const useStyles = makeStyles({
  company: { display: 'block' },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'block' },
});

/**
 * The group of the menu that switches to one of the profiles that the person used last, and goes to the home page. A tab
 * with a profile of its own keeps that independence, and so does every tab during maintenance. `onFailure` gets null before a switch, and the reason if it fails.
 */
export function RecentProfiles({
  choices,
  activeId,
  isTabOnly,
  mayLeave,
  onFailure,
}: {
  /** The usable profiles, most recently used first. */
  readonly choices: readonly ChoiceFragment[];
  readonly activeId: string | null;
  /** Whether the active profile applies to this tab only. */
  readonly isTabOnly: boolean;
  /** Returns whether the person may leave the page, which can have unsaved entries. */
  readonly mayLeave: () => boolean;
  readonly onFailure: (reason: Sentence | null) => void;
}) {
  const { shell } = useWords();
  const styles = useStyles();
  const client = useApolloClient();
  const navigate = useNavigate();
  const isMaintenance = useIsMaintenance();
  const others = choices.filter(({ id }) => id !== activeId).slice(0, MOST);

  const switchTo = async (profileId: string): Promise<void> => {
    if (!mayLeave()) return;
    onFailure(null);
    try {
      if (isTabOnly || isMaintenance) await chooseForTab(client, profileId);
      else {
        const [refusal] = await chooseForSession(client, profileId, false);
        if (refusal) return onFailure(({ accounts }) => accounts.refusals[refusal.code]);
      }
      discardUnsavedEntries();
      await navigate('/');
    } catch (error) {
      onFailure((words, formats) => failureSentence(failureOf(error), words.shell, formats));
    }
  };

  if (others.length === 0) return null;
  return (
    <>
      <MenuGroup>
        <MenuGroupHeader>{shell.menu.switchTo}</MenuGroupHeader>
        {others.map(({ id, displayName, account }) => (
          <MenuItem key={id} onClick={() => void switchTo(id)}>
            <span className={styles.company}>{account.name}</span>
            <span className={styles.quiet}>
              {programName(account.program)} · {account.number} · {displayName}
            </span>
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuDivider />
    </>
  );
}
