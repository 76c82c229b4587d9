import { useMutation } from '@apollo/client/react';
import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { DeclineInvitationDocument } from '../../graph/generated/graphql';
import { SectionCard } from '../../shell/card';
import { CheckBox } from '../../shell/form/check-box';
import { FormField } from '../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { useWords } from '../../words/words-context';
import { type Refusal, refusalAmong } from './refusal';

const useStyles = makeStyles({ text: { marginBlock: 0 } });

/** The confirmation before an invitation is declined, with the reason that asks for the address to be checked. */
export function Declining({
  token,
  onKeep,
  onDeclined,
  onRefused,
}: {
  readonly token: string;
  readonly onKeep: () => void;
  readonly onDeclined: () => void;
  readonly onRefused: (refusal: Refusal) => void;
}) {
  const { decline: words } = useWords().accept;
  const styles = useStyles();
  const [isNotForMe, setNotForMe] = useState(false);
  const [decline] = useMutation(DeclineInvitationDocument);

  const submit = async (): Promise<Outcome> => {
    const reason = isNotForMe ? 'NOT_FOR_ME' : null;
    const { data } = await decline({ variables: { input: { token, reason } } });
    const { declinedAt, userErrors = [] } = data?.declineInvite ?? {};
    const refusal = refusalAmong(userErrors);
    if (refusal) onRefused(refusal);
    else if (declinedAt) onDeclined();
    return { userErrors };
  };
  return (
    <SectionCard title={words.title} takesFocus>
      <MutationForm
        button={words.confirm}
        besides={<Button onClick={onKeep}>{words.cancel}</Button>}
        submit={submit}
      >
        <p className={styles.text}>{words.text}</p>
        <FormField name="reason" hint={words.notForMeHint}>
          <CheckBox
            label={words.notForMe}
            checked={isNotForMe}
            onChange={(_event, { checked }) => setNotForMe(checked === true)}
          />
        </FormField>
      </MutationForm>
    </SectionCard>
  );
}
