import { useQuery } from '@apollo/client/react';
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  AccountAuditDocument,
  AssociationHistoryDocument,
  FormerInvitationsDocument,
  ManagedPersonDocument,
} from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { PageTitle } from '../../../shell/page-title';
import { Problem } from '../../../shell/problem';
import { Progress } from '../../../shell/progress';
import { SectionCard } from '../../../shell/card';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import { NotFoundPage } from '../../../shell/not-found-page';
import { AssociationHistory } from '../../../shell/association-history';
import { type ManagedAccountView } from '../frame/managed-account';
import { RowNoteLine, useRowNotes } from '../list/row-notes';
import { ProfileActions } from '../profiles/profile-actions';
import { useColleagueChanges } from '../profiles/use-colleague-changes';
import { FormerInvitations } from './former-invitations';
import { PersonFacts } from './person-facts';
import { PersonHistory } from './person-history';
import { PersonInvitation } from './person-invitation';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({
  head: {
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    display: 'flex',
    flexWrap: 'wrap',
  },
  sections: { display: 'grid', gap: tokens.spacingHorizontalXL, gridTemplateColumns: 'minmax(0, 1fr)' },
  up: { margin: `0 0 ${tokens.spacingVerticalXS}` },
});

/** The page about a profile: its facts, Microsoft accounts, invitation and history, and the actions on it. */
export function Person({ account }: { readonly account: ManagedAccountView }) {
  const { profileId = '' } = useParams();
  const { adding, parts, person: words, profiles } = useWords().ourAccounts;
  const { profile: ownWords } = useWords();
  const styles = useStyles();
  const own = useActiveProfile();
  const { data, error, refetch, client } = useQuery(ManagedPersonDocument, { variables: { id: profileId } });
  const notes = useRowNotes();
  // The outcomes of the actions on the invitation are shown next to it.
  const invitationNotes = useRowNotes();
  const [isRevoking, setRevoking] = useState(false);
  const reload = (): void => {
    // The change was made even if the page can't be reloaded.
    client
      .refetchQueries({
        include: [
          ManagedPersonDocument,
          AssociationHistoryDocument,
          FormerInvitationsDocument,
          AccountAuditDocument,
        ],
      })
      .then(undefined, () => undefined);
  };
  const changes = useColleagueChanges(account, notes, () => {
    // An earlier outcome of the invitation may be wrong now.
    invitationNotes.release(invitationNotes.take([profileId]));
    reload();
  });
  const invitationChanges = useColleagueChanges(account, invitationNotes, reload);
  if (!data) {
    return (
      <>
        <PageTitle isProvisional>{parts.title({ part: parts.profiles, account: account.name })}</PageTitle>
        {error ? <Problem error={error} retry={refetch} /> : <Progress />}
      </>
    );
  }
  const { profile } = data;
  if (profile?.account.id !== account.id) return <NotFoundPage />;
  return (
    <>
      <p className={styles.up}>
        <TextLink to={accountPath(account.id, 'profiles')}>{adding.back}</TextLink>
      </p>
      <div className={styles.head}>
        <PageTitle key={profile.id}>{profile.displayName}</PageTitle>
        {profile.id === own.id && <Badge appearance="outline">{profiles.you}</Badge>}
        <ProfileActions account={account} profile={profile} changes={changes} isOnOwnPage />
      </div>
      <RowNoteLine note={notes.of(profile.id)} />
      <div className={styles.sections}>
        <SectionCard title={words.details}>
          <PersonFacts account={account} profile={profile} />
        </SectionCard>
        <SectionCard title={ownWords.history.title}>
          <AssociationHistory
            profileId={profile.id}
            {...(profile.id !== own.id && { endedByHolder: words.endedByHolder })}
          />
        </SectionCard>
        {/* The button that revoked the invitation is gone. */}
        <SectionCard title={words.invitation} takesFocus={isRevoking && !profile.pendingInvitation}>
          <PersonInvitation
            account={account}
            profile={profile}
            changes={invitationChanges}
            onRevoke={() => setRevoking(true)}
          />
          <RowNoteLine note={invitationNotes.of(profile.id)} />
        </SectionCard>
        <SectionCard title={words.formerInvitations}>
          <FormerInvitations profileId={profile.id} />
        </SectionCard>
      </div>
      <PersonHistory account={account} profileId={profile.id} />
    </>
  );
}
