import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ManagedPersonQuery } from '../../../graph/generated/graphql';
import { Address } from '../../../shell/address';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { Facts } from '../../../shell/facts';
import { type ManagedAccountView } from '../frame/managed-account';
import { type useColleagueChanges } from '../profiles/use-colleague-changes';
import { accountPath } from '../../../account-path';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  wrong: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1, display: 'block' },
});

/** The pending invitation of a profile: whether the mail was delivered, and the actions on it. */
export function PersonInvitation({
  account,
  profile,
  changes,
  onRevoke,
}: {
  readonly account: ManagedAccountView;
  readonly profile: NonNullable<ManagedPersonQuery['profile']>;
  readonly changes: ReturnType<typeof useColleagueChanges>;
  readonly onRevoke: () => void;
}) {
  const { invitations: words, person } = useWords().ourAccounts;
  const { day, dayAndTime } = useFormats();
  const styles = useStyles();
  const { displayName, pendingInvitation } = profile;
  if (!pendingInvitation) return <p>{person.noInvitation}</p>;
  const { email, createdAt, expiresAt, delivery, sentBy, viewerCanResend, viewerCanRevoke } =
    pendingInvitation;
  const hasBounced = delivery === 'BOUNCED' || delivery === 'FAILED';
  return (
    <>
      <Facts
        facts={[
          [person.sentTo, <Address key="email">{email}</Address>],
          [
            words.sent,
            sentBy ? words.sentBy({ day: day(createdAt), person: sentBy.displayName }) : day(createdAt),
          ],
          [words.ends, dayAndTime(expiresAt)],
          [
            words.delivery,
            hasBounced ? (
              <span key="delivery">
                <span className={styles.wrong}>{words.deliveries[delivery]}</span> {words.remedies[delivery]}{' '}
                {profile.viewerCanEdit && (
                  <TextLink to={`${accountPath(account.id, 'profiles')}?edit=${profile.id}`}>
                    {words.correct}
                  </TextLink>
                )}
              </span>
            ) : (
              words.deliveries[delivery ?? 'NEVER']
            ),
          ],
        ]}
      />
      <div className={styles.actions}>
        {viewerCanResend && (
          <Button
            aria-label={words.resendFor({ person: displayName })}
            onClick={() => void changes.invite(profile)}
          >
            {words.resend}
          </Button>
        )}
        {viewerCanRevoke && (
          <Button
            aria-label={words.revokeFor({ person: displayName })}
            onClick={() => {
              onRevoke();
              void changes.revoke(profile);
            }}
          >
            {words.revoke}
          </Button>
        )}
      </div>
    </>
  );
}
