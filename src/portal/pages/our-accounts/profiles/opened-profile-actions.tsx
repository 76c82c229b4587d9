import {
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { CheckBox } from '../../../shell/form/check-box';
import { MenuLink } from '../../../shell/menu/menu-link';
import { useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { ConfirmDialog } from '../list/confirm-dialog';
import { ProfileActionsButton } from './profile-actions-button';
import { type Change, type useColleagueChanges } from './use-colleague-changes';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({ popover: { zIndex: 1 } });

/** The properties of `ProfileActions`. */
export interface ProfileActionsProperties {
  readonly account: ManagedAccountView;
  readonly profile: ManagedProfileRowFragment;
  readonly changes: ReturnType<typeof useColleagueChanges>;
  /** Whether the menu is on the person's page, where it has a visible label. */
  readonly isOnOwnPage?: boolean;
}

type Confirmation =
  | { readonly kind: 'REMOVE' }
  | { readonly kind: 'MOVE' }
  | { readonly kind: 'END' }
  | { readonly kind: 'RESTORE' }
  | { readonly kind: 'CHANGE'; readonly change: Change };

/** The menu of `ProfileActions`, with its button. It's open when it appears. */
export function OpenedProfileActions({
  account,
  profile,
  changes,
  isOnOwnPage = false,
}: ProfileActionsProperties) {
  const { profiles: words, person: personWords, restoring } = useWords().ourAccounts;
  const styles = useStyles();
  // Restores the focus after the dialog, because the menu that opened it is gone by then.
  const restoreFocus = useRestoreFocusTarget();
  const isOwn = useActiveProfile().id === profile.id;
  // Stays while the dialog fades out.
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);
  const [isConfirming, setConfirming] = useState(false);
  const [isInvited, setInvited] = useState(true);
  const { id, displayName: person, email, role, status, association } = profile;

  const requestConfirmation = (wanted: Confirmation): void => {
    setConfirmation(wanted);
    setConfirming(true);
  };
  // Only removing one's own rights needs confirmation here. Other changes are easy to undo.
  const change = (wanted: Change) => () => {
    const takesRights = ('role' in wanted && wanted.role === 'MEMBER') || 'status' in wanted;
    if (isOwn && takesRights) requestConfirmation({ kind: 'CHANGE', change: wanted });
    else void changes.change(profile, wanted);
  };
  const confirm = async (): Promise<void> => {
    if (confirmation?.kind === 'REMOVE') await changes.remove(profile);
    else if (confirmation?.kind === 'MOVE') await changes.invite(profile);
    else if (confirmation?.kind === 'END') await changes.endAssociation(profile);
    else if (confirmation?.kind === 'RESTORE') await changes.restore(profile, { sendInvite: isInvited });
    else if (confirmation) await changes.change(profile, confirmation.change);
    setConfirming(false);
  };
  const sayings = {
    REMOVE: { title: words.confirm.removeTitle({ person }), yes: words.confirm.remove },
    MOVE: { title: words.confirm.moveTitle({ person }), yes: words.invite },
    END: { title: personWords.end.title({ person }), yes: personWords.end.yes },
    RESTORE: { title: restoring.title({ person }), yes: restoring.yes },
    CHANGE: { title: words.confirm.ownTitle, yes: words.confirm.own },
  };

  return (
    <>
      {/* Inline, so that the menu is inside a landmark. */}
      <Menu inline defaultOpen>
        <MenuTrigger disableButtonEnhancement>
          <ProfileActionsButton person={person} isOnOwnPage={isOnOwnPage} {...restoreFocus} />
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <MenuList>
            {profile.viewerCanSendInvite && !association && (
              <MenuItem onClick={() => void changes.invite(profile)}>
                {profile.pendingInvitation ? words.inviteAgain : words.invite}
              </MenuItem>
            )}
            {profile.viewerCanSendInvite && association && (
              <MenuItem onClick={() => requestConfirmation({ kind: 'MOVE' })}>{words.move}</MenuItem>
            )}
            {profile.viewerCanEdit && (
              <MenuLink to={`${accountPath(account.id, 'profiles')}?edit=${id}`}>{words.edit}</MenuLink>
            )}
            {profile.viewerCanManage && role === 'MEMBER' && (
              <MenuItem onClick={change({ role: 'ADMINISTRATOR' })}>{words.toAdministrator}</MenuItem>
            )}
            {profile.viewerCanManage && role === 'ADMINISTRATOR' && (
              <MenuItem onClick={change({ role: 'MEMBER' })}>{words.toMember}</MenuItem>
            )}
            {profile.viewerCanManage && status === 'ACTIVE' && (
              <MenuItem onClick={change({ status: 'DISABLED' })}>{words.disable}</MenuItem>
            )}
            {profile.viewerCanManage && status === 'DISABLED' && (
              <MenuItem onClick={change({ status: 'ACTIVE' })}>{words.enable}</MenuItem>
            )}
            {/* People end the associations of their own profiles in My Profile. */}
            {profile.viewerCanEndAssociation && !isOwn && (
              <MenuItem onClick={() => requestConfirmation({ kind: 'END' })}>
                {personWords.end.action}
              </MenuItem>
            )}
            {profile.viewerCanRemove && (
              <MenuItem onClick={() => requestConfirmation({ kind: 'REMOVE' })}>{words.remove}</MenuItem>
            )}
            {status === 'REMOVED' && (
              <MenuItem onClick={() => requestConfirmation({ kind: 'RESTORE' })}>{restoring.action}</MenuItem>
            )}
            {!isOnOwnPage && (
              <MenuLink to={`${accountPath(account.id, 'audit')}?subject=${id}`}>{words.history}</MenuLink>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <ConfirmDialog
        isOpen={isConfirming}
        {...sayings[confirmation?.kind ?? 'CHANGE']}
        onYes={confirm}
        onClose={() => setConfirming(false)}
      >
        {confirmation?.kind === 'REMOVE' && (
          <p>{words.confirm.removeText({ person, account: account.name })}</p>
        )}
        {confirmation?.kind === 'MOVE' && (
          <p>
            {words.confirm.moveText({ email })}{' '}
            {association && words.moves({ username: association.identity.username })}
          </p>
        )}
        {confirmation?.kind === 'RESTORE' && (
          <>
            <p>{restoring.text({ account: account.name })}</p>
            <CheckBox
              label={restoring.invite({ email })}
              checked={isInvited}
              onChange={(_event, { checked }) => setInvited(checked === true)}
            />
          </>
        )}
        {confirmation?.kind === 'END' && association && (
          <p>{personWords.end.text({ username: association.identity.username, account: account.name })}</p>
        )}
        {isOwn && confirmation?.kind !== 'MOVE' && <p>{words.confirm.ownText({ account: account.name })}</p>}
      </ConfirmDialog>
    </>
  );
}
