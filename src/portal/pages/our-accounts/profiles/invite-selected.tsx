import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { CheckBox } from '../../../shell/form/check-box';
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

/** Selects all profiles of a page, sends invitations to the selected ones, and shows the outcome. */
export function InviteSelected({
  count,
  most,
  onSelectAll,
  send,
  onSent,
}: {
  /** The number of selected profiles. */
  readonly count: number;
  /** The number of profiles that can be selected. */
  readonly most: number;
  readonly onSelectAll: (isSelected: boolean) => void;
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
      {most > 0 && (
        <CheckBox
          label={words.selectAll}
          checked={count > 0 && count < most ? 'mixed' : count === most}
          onChange={(_event, { checked }) => onSelectAll(checked === true)}
        />
      )}
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
