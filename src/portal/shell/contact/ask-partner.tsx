import { useMutation } from '@apollo/client/react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ContactPartnerDocument } from '../../graph/generated/graphql';
import { MutationForm, type Outcome } from '../form/mutation-form';
import { useWords } from '../../words/words-context';
import { type PartnerQuestion } from './partner-question';

const useStyles = makeStyles({
  root: { marginBlockStart: tokens.spacingVerticalM },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** The button that asks an account's partner of record about its access by e-mail, with the outcome below it. */
export function AskPartner({ accountId, partner, topic }: PartnerQuestion) {
  const { contact: words } = useWords().noAccess;
  const styles = useStyles();
  const [contactPartner] = useMutation(ContactPartnerDocument);

  const submit = async (): Promise<Outcome> => {
    const { data } = await contactPartner({ variables: { input: { accountId } } });
    return {
      userErrors: data?.contactPartner.userErrors ?? [],
      done: ({ noAccess }) => noAccess.contact.done({ partner }),
    };
  };
  return (
    <div className={styles.root}>
      <MutationForm
        button={null}
        otherButton={{ action: 'ask', label: words[topic]({ partner }) }}
        explain={words.refusals}
        submit={submit}
      >
        <span className={styles.note}>{words.note}</span>
      </MutationForm>
    </div>
  );
}
