import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import {
  type AcceptedFragment,
  AcceptInvitationDocument,
  InvitationDocument,
  type InvitationFragment,
  type InvitationQuery,
  ViewerDocument,
} from '../../graph/generated/graphql';
import { SectionCard } from '../../shell/card';
import { type Outcome } from '../../shell/form/mutation-form';
import { Lead } from '../../shell/lead';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { SignInForm } from '../../shell/sign-in-form';
import { invitationToken } from '../../tab/invitation-token';
import { useWords } from '../../words/words-context';
import { type Decision } from './accept-form';
import { Accepted } from './accepted';
import { DeclineButton } from './decline-button';
import { Declined } from './declined';
import { Declining } from './declining';
import { Invited } from './invited';
import { type Refusal, refusalAmong, refusalOf } from './refusal';
import { Refused } from './refused';
import { SignedIn } from './signed-in';
import paths from '../../paths.json';

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  decline: { marginBlockEnd: 0, marginBlockStart: tokens.spacingVerticalM },
  // The invitation is beside what to do about it if there's room.
  parts: {
    alignItems: 'start',
    display: 'grid',
    gap: tokens.spacingHorizontalXL,
    gridTemplateColumns: 'minmax(0, 40rem)',
    marginBlockStart: tokens.spacingVerticalL,
    '@media (min-width: 60rem)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
});

/** The accepted profiles, and the Microsoft account that accepted them. */
interface Done {
  readonly associations: readonly AcceptedFragment[];
  readonly identity: InvitationFragment['currentIdentity'];
}

/** Shows the invitation of a token with the form to accept it, or why it can't be accepted. */
export function InvitationView({ token }: { readonly token: string }) {
  const client = useApolloClient();
  const { accept: words } = useWords();
  const query = useQuery(InvitationDocument, { variables: { token }, fetchPolicy: 'network-only' });
  const { error, refetch } = query;
  /** What the form shows while it's accepted. Accepting changes the invitation, which is then read again. */
  const [accepting, setAccepting] = useState<InvitationQuery | null>(null);
  const data = accepting ?? query.data;
  const [accept] = useMutation(AcceptInvitationDocument);
  const [done, setDone] = useState<Done | null>(null);
  const [isDeclining, setDeclining] = useState(false);
  const [isKept, setKept] = useState(false);
  const [isDeclined, setDeclined] = useState(false);
  const [refusedLate, setRefusedLate] = useState<Refusal | null>(null);
  const [changes, setChanges] = useState(0);
  const styles = useStyles();

  // Another tab may sign in as another person. The page then shows that before anything can be accepted.
  const identityId = data && (data.invitationPreview?.currentIdentity?.id ?? null);
  const [shownId, setShownId] = useState(identityId);
  if (identityId !== undefined && identityId !== shownId) {
    setShownId(identityId);
    if (shownId !== undefined) setChanges((count) => count + 1);
  }

  if (done) return <Accepted key="done" {...done} />;
  if (isDeclined) return <Declined />;
  if (refusedLate) return <Refused key="refused" refusal={refusedLate} />;
  if (!data) {
    return (
      <div className={styles.page}>
        <PageTitle key={changes}>{error ? words.unread : words.title}</PageTitle>
        {error ? (
          <Problem error={error} retry={refetch} />
        ) : (
          <>
            <Lead>{words.lead}</Lead>
            <Progress label={words.looking} />
          </>
        )}
      </div>
    );
  }
  const invitation = data.invitationPreview ?? null;
  const refusal = refusalOf(invitation);
  if (refusal || !invitation) return <Refused refusal={refusal ?? 'NOT_GENUINE'} />;

  const onAccept = async (decision: Decision): Promise<Outcome> => {
    // Another tab may have signed in as another person. The person must confirm what the page showed.
    const { data: current } = await client.query({
      query: InvitationDocument,
      variables: { token },
      fetchPolicy: 'network-only',
    });
    if (JSON.stringify(current) !== JSON.stringify(data)) {
      setChanges((count) => count + 1);
      scrollTo(0, 0);
      await refetchViewer();
      return {};
    }
    setAccepting(data);
    try {
      return await send(decision);
    } finally {
      setAccepting(null);
    }
  };
  const send = async (decision: Decision): Promise<Outcome> => {
    const { data: answer } = await accept({
      variables: { input: { token, ...decision, alsoProfileIds: [...decision.alsoProfileIds] } },
    });
    const { associations = [], userErrors = [] } = answer?.associateProfile ?? {};
    const late = refusalAmong(userErrors);
    if (late) setRefusedLate(late);
    else if (userErrors.length === 0) {
      invitationToken.forget();
      await refetchViewer();
      setDone({ associations, identity: invitation.currentIdentity });
    }
    return { userErrors };
  };
  // The next page and the header depend on the viewer's profiles.
  const refetchViewer = () =>
    client.refetchQueries({ include: [ViewerDocument] }).then(undefined, () => undefined);

  const decline = { isKept, onDecline: () => setDeclining(true) };

  return (
    <>
      <PageTitle key={changes}>{words.title}</PageTitle>
      {changes > 0 && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{words.changed}</MessageBarBody>
        </MessageBar>
      )}
      <Lead>{words.lead}</Lead>
      <div className={styles.parts}>
        <Invited invitation={invitation} />
        {isDeclining ? (
          <Declining
            token={token}
            onKeep={() => {
              setDeclining(false);
              setKept(true);
            }}
            onDeclined={() => {
              invitationToken.forget();
              setDeclined(true);
            }}
            onRefused={setRefusedLate}
          />
        ) : invitation.currentIdentity ? (
          <SignedIn
            key={changes}
            invitation={invitation}
            identity={invitation.currentIdentity}
            onAccept={onAccept}
            decline={decline}
          />
        ) : (
          <SectionCard title={words.signIn}>
            <SignInForm returnTo={paths.accept} />
            <p className={styles.decline}>
              <DeclineButton {...decline} />
            </p>
          </SectionCard>
        )}
      </div>
    </>
  );
}
