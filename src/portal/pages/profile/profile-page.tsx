import { useQuery } from '@apollo/client/react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect } from 'react';
import { MyProfileDocument, type MyProfileQuery, ViewerDocument } from '../../graph/generated/graphql';
import { useActiveProfile } from '../../graph/viewer-context';
import { SectionCard } from '../../shell/card';
import { Lead } from '../../shell/lead';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { TextLink } from '../../shell/text-link';
import { useArrived } from '../../shell/use-arrived';
import { useWords } from '../../words/words-context';
import paths from '../../paths.json';
import { ActingAs } from './acting-as';
import { AssociationHistory } from '../../shell/association-history';
import { EndAssociation } from './end-association';
import { PendingInvitation } from './pending-invitation';
import { ProfileDetails } from './profile-details';

const useStyles = makeStyles({
  sections: {
    alignItems: 'start',
    display: 'grid',
    gap: tokens.spacingHorizontalXL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 60rem)': {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      // The company and the details are beside each other. The rest is as wide as the page.
      '& > :nth-child(n + 3)': { gridColumnEnd: '-1', gridColumnStart: '1' },
    },
  },
});

/**
 * My Profile: shows the active profile, with forms to correct it, to move it to another Microsoft account,
 * and to end its association.
 */
export function ProfilePage() {
  const { profile: words } = useWords();
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Lead>{words.lead}</Lead>
      {/* The boundary is for the build, which doesn't know the profile. */}
      <Suspense fallback={<Progress />}>
        <ActiveProfile />
      </Suspense>
    </>
  );
}

function ActiveProfile() {
  const { id } = useActiveProfile();
  const { data: current, error, refetch, client } = useQuery(MyProfileDocument, { variables: { id } });
  const data = useArrived(current);
  const isGone = data?.profile === null;
  useEffect(() => {
    // The profile no longer belongs to the person. After the viewer has loaded, the shell explains that.
    if (isGone) client.refetchQueries({ include: [ViewerDocument] }).then(undefined, () => undefined);
  }, [isGone, client]);
  return (
    <>
      {error && !data && <Problem error={error} retry={refetch} />}
      {!error && !data && <Progress />}
      {/* The key makes each profile a new form, so that text entered for one profile is never saved in
          another. */}
      {data?.profile && (
        <Sections key={data.profile.id} profile={data.profile} hasClosed={hasClosedProfile(data)} />
      )}
    </>
  );
}

function Sections({
  profile,
  hasClosed,
}: {
  readonly profile: NonNullable<MyProfileQuery['profile']>;
  readonly hasClosed: boolean;
}) {
  const { profile: words, sessions } = useWords();
  const { pendingInvitation, association } = profile;
  const styles = useStyles();
  return (
    <div className={styles.sections}>
      <SectionCard title={words.acting.title}>
        <ActingAs profile={profile} hasClosed={hasClosed} />
      </SectionCard>
      <SectionCard title={words.details.title}>
        <ProfileDetails
          profile={profile}
          pendingInvitation={pendingInvitation ?? null}
          canSend={profile.viewerCanSendInvite}
        />
      </SectionCard>
      {pendingInvitation && (
        <SectionCard title={words.pending.title}>
          <PendingInvitation invitation={pendingInvitation} />
        </SectionCard>
      )}
      <SectionCard title={words.history.title}>
        <AssociationHistory profileId={profile.id} />
        {association && profile.viewerCanEndAssociation && (
          <p>
            <EndAssociation associationId={association.id} company={profile.account.name} />
          </p>
        )}
        <p>
          <TextLink to={paths.sessions}>{sessions.title}</TextLink>
        </p>
      </SectionCard>
    </div>
  );
}

function hasClosedProfile({ viewer }: MyProfileQuery): boolean {
  return viewer?.profiles.edges.some(({ node }) => !node.account.access.granted) ?? false;
}
