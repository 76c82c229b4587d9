import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { type InvitationFragment } from '../../graph/generated/graphql';
import { CheckBox } from '../../shell/form/check-box';
import { FormField } from '../../shell/form/form-field';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { useFormats, useWords } from '../../words/words-context';
import { DeclineButton, type DeclineChoice } from './decline-button';
import { OtherProfiles } from './other-profiles';

/** The person's choices on the page. */
export interface Decision {
  readonly alsoProfileIds: readonly string[];
  readonly replaceIdentity: boolean;
}

const useStyles = makeStyles({ text: { marginBlock: 0 } });

/**
 * The form that accepts the invitation: the profiles, and consent if a profile moves from another Microsoft
 * account. If the invited profile is the person's own already, it's for the mailbox's others, of which none is chosen
 * at first, because that uses the invitation up.
 */
export function AcceptForm({
  invitation,
  onAccept,
  decline,
}: {
  readonly invitation: InvitationFragment;
  readonly onAccept: (decision: Decision) => Promise<Outcome>;
  readonly decline: DeclineChoice;
}) {
  const { accept: words } = useWords();
  const formats = useFormats();
  const styles = useStyles();
  const isYours = invitation.associatedWithYou;
  const others = invitation.matchingProfiles.filter(({ associatedWithYou }) => !associatedWithYou);
  const [chosenIds, setChosenIds] = useState<readonly string[]>(() =>
    isYours ? [] : others.filter(({ replacesIdentity }) => !replacesIdentity).map(({ id }) => id),
  );
  const [isMoveWanted, setMoveWanted] = useState(false);

  const chosenOthers = others.filter(({ id }) => chosenIds.includes(id));
  const { profile, account, replacesIdentity } = invitation;
  const chosen = isYours ? chosenOthers : [{ ...profile, account, replacesIdentity }, ...chosenOthers];
  const moved = chosen.filter((one) => one.replacesIdentity);
  const replaceIdentity = isMoveWanted && moved.length > 0;

  const submit = async (): Promise<Outcome> => {
    if (chosen.length === 0) return { userErrors: [NONE_CHOSEN] };
    if (moved.length > 0 && !replaceIdentity) return { userErrors: [CONSENT_MISSING] };
    return onAccept({ alsoProfileIds: chosenOthers.map(({ id }) => id), replaceIdentity });
  };
  return (
    <MutationForm
      {...(isYours
        ? {
            button: null,
            otherButton: { action: '', label: words.account.yours.associate({ count: chosen.length }) },
          }
        : {
            button: chosen.length > 1 ? words.acceptMany({ count: chosen.length }) : words.accept,
            besides: <DeclineButton {...decline} />,
          })}
      explain={words.explain}
      submit={submit}
    >
      {invitation.matchingProfiles.length > 0 && (
        <OtherProfiles
          profiles={isYours ? others : invitation.matchingProfiles}
          chosenIds={chosenIds}
          onChoose={(ids) => {
            setChosenIds(ids);
            // The consent covers only the profiles that were listed when it was given.
            const added = others.filter(({ id }) => ids.includes(id) && !chosenIds.includes(id));
            if (added.some((one) => one.replacesIdentity)) setMoveWanted(false);
          }}
        />
      )}
      {moved.length > 0 && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {words.moving({
                profiles: formats.list(moved.map((one) => `${one.displayName} (${one.account.name})`)),
              })}
            </MessageBarBody>
          </MessageBar>
          <FormField name="replaceIdentity">
            <CheckBox
              label={words.consent}
              checked={isMoveWanted}
              onChange={(_event, { checked }) => setMoveWanted(checked === true)}
            />
          </FormField>
        </>
      )}
      <p className={styles.text}>{isYours ? words.account.yours.usesUp : words.unchanged}</p>
    </MutationForm>
  );
}

const NONE_CHOSEN = { code: 'NONE_CHOSEN', message: '' };

// Same as the service's error. The service checks again, because the data may have changed.
const CONSENT_MISSING = {
  code: 'REPLACEMENT_NOT_CONFIRMED',
  message: '',
  field: ['input', 'replaceIdentity'],
};
