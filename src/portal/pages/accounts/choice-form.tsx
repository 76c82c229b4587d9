import { useApolloClient } from '@apollo/client/react';
import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type ChoiceFragment } from '../../graph/generated/graphql';
import { CheckBox } from '../../shell/form/check-box';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { textIn } from '../../shell/form/text-in';
import { useIsMaintenance } from '../../shell/notices/use-service-status';
import { useWords } from '../../words/words-context';
import { ChoiceList } from './choice-list';
import { chooseForSession, chooseForTab, clearDefault } from '../../graph/choose-profile';

const ASK_EACH_TIME = 'ask';

const useStyles = makeStyles({
  reach: { display: 'grid', gap: tokens.spacingVerticalS },
  // Aligned with the label, past the checkbox.
  hint: { marginBlockStart: 0, paddingInlineStart: '2.25rem' },
});

/**
 * The form that chooses a profile for the session, as the default, or for this tab. Then redirects to `returnTo`.
 * During maintenance, only the choice for this tab is possible, because it writes nothing. Another button clears the
 * default.
 */
export function ChoiceForm({
  choices,
  activeId,
  defaultId,
  isTabOnly: isInTabOnly,
  returnTo,
}: {
  readonly choices: readonly ChoiceFragment[];
  readonly activeId: string | null;
  readonly defaultId: string | null;
  /** Whether the active profile applies to this tab only. */
  readonly isTabOnly: boolean;
  readonly returnTo: string;
}) {
  const { accounts: words } = useWords();
  const client = useApolloClient();
  const navigate = useNavigate();
  const styles = useStyles();
  const isMaintenance = useIsMaintenance();
  const [isTabOnlyChosen, setTabOnlyChosen] = useState(isInTabOnly);
  const isTabOnly = isTabOnlyChosen || isMaintenance;
  const [isAlways, setAlways] = useState(false);

  const submit = async (entries: FormData): Promise<Outcome> => {
    if (textIn(entries, 'action') === ASK_EACH_TIME) {
      await clearDefault(client);
      return { done: ({ accounts }) => accounts.defaultCleared };
    }
    const profileId = textIn(entries, 'profileId');
    if (profileId === '') return { userErrors: [{ code: 'CHOOSE', message: '', field: ['profileId'] }] };
    if (isTabOnly) await chooseForTab(client, profileId);
    else {
      const userErrors = await chooseForSession(client, profileId, isAlways);
      if (userErrors.length > 0) return { userErrors };
    }
    // Replaces this page in the history, so that Back leads to the page before it.
    await navigate(returnTo, { replace: true });
    return {};
  };

  return (
    <MutationForm
      button={words.button}
      otherButton={
        defaultId !== null && !isMaintenance && { action: ASK_EACH_TIME, label: words.askEachTime }
      }
      explain={{ ...words.refusals, CHOOSE: words.chooseFirst }}
      submit={submit}
    >
      <ChoiceList choices={choices} activeId={activeId} defaultId={defaultId} />
      <div className={styles.reach}>
        <Field hint={{ children: words.alwaysHint, className: styles.hint }}>
          <CheckBox
            label={words.always}
            checked={isAlways && !isTabOnly}
            disabled={isTabOnly}
            onChange={(_event, { checked }) => setAlways(checked === true)}
          />
        </Field>
        <Field
          hint={{
            children: isMaintenance ? words.tabOnlyInMaintenance : words.tabOnlyHint,
            className: styles.hint,
          }}
        >
          <CheckBox
            label={words.tabOnly}
            checked={isTabOnly}
            disabled={isMaintenance}
            onChange={(_event, { checked }) => setTabOnlyChosen(checked === true)}
          />
        </Field>
      </div>
    </MutationForm>
  );
}
