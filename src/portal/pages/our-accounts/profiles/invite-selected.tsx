import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Problem } from '../../../shell/problem';
import { useDelay } from '../../../shell/use-delay';
import { useWords } from '../../../words/words-context';
import { type Sent } from './use-colleague-changes';

const useStyles = makeStyles({
  bar: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginBlockEnd: tokens.spacingVerticalS,
  },
});

/** Sends invitations to all selected profiles, and shows the outcome. */
export function InviteSelected({
  count,
  send,
  onSent,
}: {
  readonly count: number;
  readonly send: () => Promise<Sent>;
  readonly onSent: () => void;
}) {
  const { profiles: words } = useWords().ourAccounts;
  const styles = useStyles();
  const [sent, setSent] = useState<Sent | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isLong = useDelay(isBusy);
  const invite = async () => {
    if (isBusy) return;
    setBusy(true);
    setFault(null);
    setSent(null);
    try {
      setSent(await send());
      onSent();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.bar}>
      {count > 0 && (
        <Button
          disabledFocusable={isBusy}
          onClick={() => void invite()}
          {...(isLong && { icon: <Spinner size="tiny" role="presentation" /> })}
        >
          {words.inviteSelected({ count })}
        </Button>
      )}
      <span role="status">
        {sent && sent.invited > 0 && words.invitedMany({ count: sent.invited })}{' '}
        {sent && sent.refused > 0 && words.notInvited({ count: sent.refused })}
      </span>
      {fault !== null && <Problem error={fault} />}
    </div>
  );
}
