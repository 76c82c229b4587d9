import { useMutation } from '@apollo/client/react';
import { Button, Input, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import {
  type DeliveryStatus,
  type MyDetailsFragment,
  type MyInvitationFragment,
  SendMyInviteDocument,
  UpdateMyProfileDocument,
} from '../../graph/generated/graphql';
import { FormField } from '../../shell/form/form-field';
import { LocaleOptions } from '../../shell/form/locale-options';
import { MutationForm, type Outcome } from '../../shell/form/mutation-form';
import { textIn } from '../../shell/form/text-in';
import { useDraft } from '../../shell/form/use-draft';
import { languageChoice } from '../../words/language-choice';
import { ownLocaleName } from '../../words/locale-choices';
import { useWords } from '../../words/words-context';
import { Facts } from '../../shell/facts';
import { checkRefusals } from './own-refusal';

const SEND = 'send';

/** A mail that waits to be sent, or of which nothing has been reported since. */
const UNDER_WAY: ReadonlySet<DeliveryStatus | null> = new Set(['QUEUED', 'SENT']);

/**
 * Shows name, address, and language, with the buttons of the FAQ: Edit, Send invite e-mail, and Save.
 *
 * "If the e-mail address is not correct, select the Edit button at the bottom of the page, enter the correct e-mail
 * address, click Send Invite E-mail, and then click the Save button" (CustomerSource Access FAQ). While editing, the
 * invitation goes to the address that's entered, which becomes the profile's in the same step.
 */
export function ProfileDetails({
  profile,
  pendingInvitation,
  canSend,
}: {
  readonly profile: MyDetailsFragment;
  readonly pendingInvitation: MyInvitationFragment | null;
  readonly canSend: boolean;
}) {
  const { profile: words } = useWords();
  const [update, { client }] = useMutation(UpdateMyProfileDocument);
  const [sendInvite] = useMutation(SendMyInviteDocument);
  const [isEditing, setEditing] = useState(false);
  const displayName = useDraft(profile.displayName);
  const email = useDraft(profile.email);
  const locale = useDraft(profile.locale);
  const changes = {
    ...(displayName.isChanged && { displayName: displayName.text }),
    ...(email.isChanged && { email: email.text }),
    ...(locale.isChanged && { locale: locale.text }),
  };
  /** The invitation that was sent last, if that's what the form confirms. */
  const [sentId, setSentId] = useState<string | null>(null);
  const hasChanges = Object.keys(changes).length > 0;

  // The button that had the focus is gone after a change of mode.
  const edit = useRef<HTMLButtonElement>(null);
  const firstField = useRef<HTMLInputElement>(null);
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current !== isEditing) (isEditing ? firstField : edit).current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  const close = () => {
    for (const draft of [displayName, email, locale]) draft.discard();
    setEditing(false);
  };
  const send = async (): Promise<Outcome> => {
    const { data } = await sendInvite({
      variables: { input: { profileId: profile.id, ...(email.isChanged && { email: email.text }) } },
    });
    const { invitation, userErrors = [] } = data?.sendInvite ?? {};
    await checkRefusals(client, userErrors);
    if (!invitation) return { userErrors };
    email.settle();
    setSentId(invitation.id);
    return { done: ({ profile: { invite } }) => invite.sent({ email: invitation.email }) };
  };
  // Sends only changed values, to keep other people's changes.
  const save = async (): Promise<Outcome> => {
    let revoked: MyInvitationFragment | null = null;
    if (hasChanges) {
      const { data } = await update({ variables: { input: { profileId: profile.id, ...changes } } });
      const { profile: saved, userErrors = [] } = data?.updateProfile ?? {};
      await checkRefusals(client, userErrors);
      if (userErrors.length > 0) return { userErrors };
      // The new language of the profile is the one that the person wants now.
      if ('locale' in changes) languageChoice.forget();
      if ('email' in changes && !saved?.pendingInvitation) revoked = pendingInvitation;
    }
    close();
    setSentId(null);
    return {
      done: ({ profile: { details } }) =>
        revoked ? details.savedAndRevoked({ email: revoked.email }) : details.saved,
    };
  };
  const isSending = pendingInvitation?.id === sentId && UNDER_WAY.has(pendingInvitation.delivery);

  const buttons = isEditing
    ? {
        button: words.details.save,
        otherButton: canSend && { action: SEND, label: words.invite.button },
        besides: (
          <Button type="reset" onClick={close}>
            {words.details.cancel}
          </Button>
        ),
      }
    : {
        button: canSend ? words.invite.button : null,
        besides: (
          <Button ref={edit} onClick={() => setEditing(true)}>
            {words.details.edit}
          </Button>
        ),
      };
  const submit = (entries: FormData) => (isEditing && textIn(entries, 'action') !== SEND ? save() : send());
  return (
    <MutationForm
      {...buttons}
      explain={words.refusals}
      submit={submit}
      isOutdated={sentId !== null && !isSending}
      isUnsaved={isEditing && hasChanges}
    >
      {isEditing ? (
        <>
          <FormField
            name="displayName"
            invalidCode="INVALID_DISPLAY_NAME"
            label={words.details.name}
            required
          >
            <Input
              ref={firstField}
              value={displayName.text}
              autoComplete="name"
              onChange={(_event, { value }) => displayName.enter(value)}
            />
          </FormField>
          <FormField
            name="email"
            invalidCode="INVALID_EMAIL"
            label={words.details.email}
            hint={words.details.emailHint}
            required
          >
            <Input
              type="email"
              value={email.text}
              autoComplete="email"
              onChange={(_event, { value }) => email.enter(value)}
            />
          </FormField>
          <FormField name="locale" label={words.details.locale} hint={words.details.localeHint}>
            <Select value={locale.text} onChange={(_event, { value }) => locale.enter(value)}>
              <LocaleOptions current={profile.locale} isOwn />
            </Select>
          </FormField>
        </>
      ) : (
        <Facts
          facts={[
            [words.details.name, profile.displayName],
            [words.details.email, profile.email],
            [
              words.details.locale,
              <span key="locale" lang={profile.locale}>
                {ownLocaleName(profile.locale)}
              </span>,
            ],
          ]}
        />
      )}
      {canSend && <p>{words.invite.lead}</p>}
    </MutationForm>
  );
}
